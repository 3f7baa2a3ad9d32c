package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class FailureTest {
    @Test
    void aRefusedConnectionIsAnOutageHoweverDeepItLies() {
        assertThat(Failure.of(new IOException("storage failed", new ConnectException("refused"))))
                .isEqualTo(Failure.OUTAGE);
        assertThat(Failure.of(new IllegalStateException(new SQLException("I/O error", "08006"))))
                .isEqualTo(Failure.OUTAGE);
        assertThat(Failure.of(new SQLException("the database system is shutting down", "57P01")))
                .isEqualTo(Failure.OUTAGE);
    }

    @Test
    void aDefectOfOursIsNone() {
        assertThat(Failure.of(new SQLException("syntax error", "42601"))).isEqualTo(Failure.DEFECT);
        assertThat(Failure.of(new SQLException("no state"))).isEqualTo(Failure.DEFECT);
        assertThat(Failure.of(new IllegalStateException("a bug"))).isEqualTo(Failure.DEFECT);
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Failure.of(one)).isEqualTo(Failure.DEFECT);
    }

    @Test
    void aTextThatCannotBeKeptIsTheFaultOfWhoSentIt() {
        assertThat(Failure.of(new IllegalStateException(new SQLException("invalid byte sequence", "22021"))))
                .isEqualTo(Failure.UNSTORABLE_TEXT);
    }
}

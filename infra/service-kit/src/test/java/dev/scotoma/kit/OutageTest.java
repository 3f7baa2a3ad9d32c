package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class OutageTest {
    @Test
    void aRefusedConnectionIsAnOutageHoweverDeepItLies() {
        assertThat(Outage.causes(new IOException("storage failed", new ConnectException("refused"))))
                .isTrue();
        assertThat(Outage.causes(new IllegalStateException(new SQLException("I/O error", "08006"))))
                .isTrue();
        assertThat(Outage.causes(new SQLException("the database system is shutting down", "57P01")))
                .isTrue();
    }

    @Test
    void aDefectOfOursIsNone() {
        assertThat(Outage.causes(new SQLException("syntax error", "42601"))).isFalse();
        assertThat(Outage.causes(new SQLException("no state"))).isFalse();
        assertThat(Outage.causes(new IllegalStateException("a bug"))).isFalse();
        var one = new IllegalStateException("one");
        var other = new IllegalStateException("other", one);
        one.initCause(other);
        assertThat(Outage.causes(one)).isFalse();
    }
}

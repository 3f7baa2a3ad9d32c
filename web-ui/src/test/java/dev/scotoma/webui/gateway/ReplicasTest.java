package dev.scotoma.webui.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReplicasTest {
    private final URI one = URI.create("http://one:1");
    private final URI two = URI.create("http://two:2");
    private final AtomicLong nanos = new AtomicLong();
    private final Set<URI> dead = new HashSet<>();
    private final List<URI> tried = new ArrayList<>();
    private final Replicas replicas = new Replicas(List.of(one, two), nanos::get);

    private Future<URI> connect() {
        tried.clear();
        return replicas.connect(url -> {
            tried.add(url);
            return dead.contains(url) ? Future.failedFuture("refused") : Future.succeededFuture(url);
        });
    }

    @Test
    void replicasTakeTurns() {
        assertThat(List.of(connect().result(), connect().result(), connect().result()))
                .containsExactly(one, two, one);
    }

    @Test
    void deadReplicaIsSkippedAndAskedAgainAfterItsRest() {
        dead.add(one);
        assertThat(connect().result()).isEqualTo(two);
        assertThat(tried).containsExactly(one, two);
        for (int i = 0; i < 4; i++) {
            assertThat(connect().result()).isEqualTo(two);
            assertThat(tried).as("the dead one rests").containsExactly(two);
        }
        dead.clear();
        nanos.addAndGet(Replicas.REST.toNanos());
        URI first = connect().result();
        assertThat(connect().result()).isNotEqualTo(first);
    }

    @Test
    void restingReplicaIsStillTriedWhenNoOtherAnswers() {
        dead.add(one);
        connect();
        dead.clear();
        dead.add(two);
        assertThat(connect().result()).isEqualTo(one);
    }

    @Test
    void failureIsToldWhenNobodyAnswers() {
        dead.addAll(List.of(one, two));
        assertThat(connect().failed()).isTrue();
        assertThat(tried).hasSize(2);
    }

    @Test
    void severalUrlsAreSeparatedByCommas() {
        assertThat(Replicas.of("http://a:1, http://b:2")
                        .connect(Future::succeededFuture)
                        .result())
                .isEqualTo(URI.create("http://a:1"));
        assertThatThrownBy(() -> new Replicas(List.of(), System::nanoTime))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

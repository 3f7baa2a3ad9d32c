package dev.scotoma.webui.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustedProxiesTest {
    private static final TrustedProxies OURS =
            new TrustedProxies(Optional.of(List.of("10.1.0.0/16", " 192.0.2.7 ", "2001:db8::/33")));

    @ParameterizedTest
    @CsvSource({
        // Nobody of ours: what the client says of itself is worth nothing.
        "203.0.113.5, '198.51.100.1', 203.0.113.5",
        "203.0.113.5, '10.1.0.1', 203.0.113.5",
        "10.2.0.1, '198.51.100.1', 10.2.0.1",
        // One proxy, and two.
        "10.1.2.3, '198.51.100.1', 198.51.100.1",
        "10.1.2.3, '198.51.100.1, 192.0.2.7', 198.51.100.1",
        "2001:db8:1::1, '198.51.100.1', 198.51.100.1",
        "2001:db8:8000::1, '198.51.100.1', 2001:db8:8000::1",
        "::ffff:10.1.2.3, '198.51.100.1', 198.51.100.1",
        // What stands before the first that is not ours was written by whoever that is.
        "10.1.2.3, '9.9.9.9, 198.51.100.1', 198.51.100.1",
        "10.1.2.3, '9.9.9.9, 203.0.113.5, 192.0.2.7', 203.0.113.5",
        "10.1.2.3, 'nonsense', nonsense",
        "10.1.2.3, , 10.1.2.3",
    })
    void theAddressIsTheOneThatTheLastOfOurProxiesSaw(String peer, @Nullable String forwarded, String client) {
        List<String> hops = forwarded == null ? List.of() : List.of(forwarded.split(","));
        assertThat(OURS.client(peer, hops)).isEqualTo(client);
    }

    @Test
    void withoutTheSettingNobodyIsBelieved() {
        assertThat(new TrustedProxies(Optional.empty()).client("127.0.0.1", List.of("198.51.100.1")))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aNetworkThatIsNoneStopsTheStart() {
        assertThatThrownBy(() -> new TrustedProxies(Optional.of(List.of("10.0.0.0/33"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

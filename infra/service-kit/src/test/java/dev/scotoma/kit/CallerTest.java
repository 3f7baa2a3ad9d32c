package dev.scotoma.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2:ffff::1, 20010db800010002/64",
        "::ffff:10.1.2.3, 10.1.2.3",
        "not an address, unknown",
        "'', unknown",
    })
    void addressesOfOneSubscriberAreOneNetwork(String address, String network) {
        assertThat(Caller.network(address)).isEqualTo(network);
    }
}

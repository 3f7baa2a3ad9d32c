package dev.scotoma.webui.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignInLimitsTest {
    @ParameterizedTest
    @CsvSource({
        "10.1.2.3, 10.1.2.3",
        "2001:db8:1:2:3:4:5:6, 20010db800010002/64",
        "2001:db8:1:2:ffff::1, 20010db800010002/64",
        "::ffff:10.1.2.3, 10.1.2.3",
        "not an address, unknown",
        "'', unknown",
    })
    void addressesOfOneSubscriberShareABucket(String address, String bucket) {
        assertThat(SignInLimits.network(address)).isEqualTo(bucket);
    }
}

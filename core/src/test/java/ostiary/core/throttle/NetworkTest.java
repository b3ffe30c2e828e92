package ostiary.core.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @Test
    void isAnIpv4AddressAsItIs() {
        assertThat(Network.of("192.0.2.1")).isEqualTo("192.0.2.1");
        assertThat(Network.of("192.0.2.2")).isEqualTo("192.0.2.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.1",
                "::ffff:192.0.2.1",
                "::FFFF:192.0.2.1",
                "::ffff:c000:201",
                "0:0:0:0:0:ffff:c000:0201",
                "[::ffff:192.0.2.1]",
                "3221225985",
                "192.0.513",
                "192.0.2.01",
            })
    void isOneHoweverAnIpv4AddressIsSpelt(String spelling) {
        assertThat(Network.of(spelling)).isEqualTo("192.0.2.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8::1",
                "2001:DB8::1",
                "2001:0db8:0000:0000:0000:0000:0000:0001",
                "2001:db8:0:0:0:0:0:1",
                "2001:db8::0:1",
                "[2001:db8::1]",
                "2001:db8::192.0.2.1",
                "2001:db8::ffff:ffff:ffff:ffff",
            })
    void isOneHoweverAnIpv6AddressIsSpelt(String spelling) {
        assertThat(Network.of(spelling)).isEqualTo("2001:db8:0:0:0:0:0:0/64");
    }

    @Test
    void isOneForAllAddressesThatOneCustomerHas() {
        var random = new SplittableRandom(1);
        var networks = new HashSet<String>();
        for (int address = 0; address < 10_000; address++) {
            networks.add(Network.of("2001:db8:a:b:%x:%x:%x:%x"
                    .formatted(
                            random.nextInt(0x10000),
                            random.nextInt(0x10000),
                            random.nextInt(0x10000),
                            random.nextInt(0x10000))));
        }

        assertThat(networks).containsExactly("2001:db8:a:b:0:0:0:0/64");
    }

    @ParameterizedTest
    @CsvSource({"2001:db8:0:1::1, 2001:db8:0:2::1", "2001:db8::1, 2001:db9::1", "::1, 127.0.0.1"})
    void tellsCustomersApart(String one, String other) {
        assertThat(Network.of(one)).isNotEqualTo(Network.of(other));
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:a:bcd:1::1, 2001:db8:a:bcd:0:0:0:0/64 2001:db8:a:b00:0:0:0:0/56 2001:db8:a:0:0:0:0:0/48",
        "192.0.2.1, 192.0.2.1",
        "nonsense, unknown"
    })
    void widensToWhatOneCustomerMayHave(String address, String networks) {
        assertThat(Network.widening(Network.of(address))).containsExactly(networks.split(" "));
        assertThat(networks).endsWith(Network.widest(Network.of(address)));
    }

    @Test
    void leavesOutTheScopeOfALinkLocalAddress() {
        assertThat(Network.of("fe80::1%1")).isEqualTo("fe80:0:0:0:0:0:0:0/64");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "localhost",
                "example.org",
                "192.0.2.1:443",
                " 192.0.2.1",
                "192.0.2.1, 198.51.100.1",
                "192.0.2.256",
                "0300.0.2.1",
                "0xc0.0.2.1",
                "192.0.2.1/32",
                "2001:db8::1/64",
                "2001:db8:::1",
                "١٩٢.0.2.1",
                "192.0.2.1\u0000",
                "fe80::1%nosuchif",
                "unknown",
            })
    void isUnknownForWhatIsNoAddressAndLooksNothingUp(String text) {
        assertThat(Network.of(text)).isEqualTo("unknown");
    }
}

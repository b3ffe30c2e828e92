package ostiary.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
    @ParameterizedTest
    @ValueSource(strings = {"none", "hops 1", "hops 9", "10.0.0.0/24", "10.0.0.0/8 192.0.2.7/32"})
    void isReadAsItIsWritten(String text) {
        assertThat(TrustedProxies.parse(text).map(TrustedProxies::text)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "None",
                "hops",
                "hops 0",
                "hops 10",
                "hops -1",
                "hops 1 ",
                "hops 1 10.0.0.0/24",
                "1",
                "*",
                "10.0.0.1",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/024",
                "10.0.0.1/24",
                "10.0/16",
                "0.0.0.0/0",
                "0.0.0.0/1",
                "::/0",
                "2000::/3",
                "2001:db8::1/56",
                "2001:db8::/129",
                "fe80::%1/64",
                "10.0.0.0/24,10.0.1.0/24",
                "10.0.0.0/24  10.0.1.0/24",
                "proxy.example/24"
            })
    void refusesWhatIsWrong(String text) {
        assertThat(TrustedProxies.parse(text)).isEmpty();
    }

    @Test
    void refusesMoreBlocksThanAnybodyHas() {
        var blocks =
                IntStream.range(0, 101).mapToObj(i -> "10.0." + i + ".0/24").collect(Collectors.joining(" "));

        assertThat(TrustedProxies.parse(blocks)).isEmpty();
        assertThat(TrustedProxies.parse(blocks.substring(0, blocks.lastIndexOf(' '))))
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "10.1.0.0/16, 10.1.255.255, true",
        "10.1.0.0/16, 10.2.0.0, false",
        "192.0.2.8/29, 192.0.2.15, true",
        "192.0.2.8/29, 192.0.2.16, false",
        "192.0.2.7/32, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.6, false",
        "2001:db8::/56, 2001:db8:0:ff::1, true",
        "2001:db8::/56, 2001:db8:0:100::1, false",
        "10.1.0.0/16, 2001:db8::1, false",
        "2001:db8::/56, 10.1.0.0, false"
    })
    void hasTheAddressesThatBeginAsItDoes(String block, String address, boolean contained) {
        assertThat(AddressBlock.parse(block).orElseThrow().contains(InetAddress.ofLiteral(address)))
                .isEqualTo(contained);
    }

    /// A peer has one address on a socket of both families.
    @Test
    void takesAnIpv4AddressForOneHoweverItIsWritten() {
        assertThat(IpAddress.parse("::ffff:192.0.2.7")).isEqualTo(IpAddress.parse("192.0.2.7"));
    }
}

package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.TrustedProxies;

class BehindProxiesTest {
    private static final String PROXY = "10.0.0.1";
    private static final String CLIENT = "198.51.100.10";
    private static final String FORGED = "203.0.113.66";
    private static final String BLOCKS = "10.0.0.0/24 192.0.2.0/28 2001:db8:1::/48";

    @ParameterizedTest
    @ValueSource(strings = {CLIENT, FORGED + ", " + CLIENT, ""})
    void believesNobodyUnlessTold(String header) {
        assertThat(client("none", PROXY, header)).isEqualTo(PROXY);
    }

    /// A balancer that is not told of would make all its clients one.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hops 1 | 198.51.100.10",
                "hops 1 | 203.0.113.66, 198.51.100.10",
                "hops 1 | 203.0.113.66,198.51.100.10",
                "hops 1 | 203.0.113.66,\t198.51.100.10\t",
                "hops 1 | , ,, 198.51.100.10",
                "hops 1 | unknown, _hidden, 198.51.100.10",
                "hops 1 | 198.51.100.10:49152",
                "hops 1 | ::ffff:198.51.100.10",
                "hops 1 | [::ffff:198.51.100.10]:80",
                "hops 2 | 198.51.100.10, 192.0.2.1",
                "hops 2 | 203.0.113.66, 198.51.100.10, 192.0.2.1",
                "hops 3 | 203.0.113.66, 198.51.100.10, 192.0.2.1, 192.0.2.2"
            })
    void takesWhatTheOutermostProxyHasWritten(String trusted, String header) {
        assertThat(client(trusted, PROXY, header)).isEqualTo(CLIENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "198.51.100.10",
                "203.0.113.66, 198.51.100.10",
                "10.0.0.7, 198.51.100.10",
                "203.0.113.66, 198.51.100.10, 192.0.2.1",
                "203.0.113.66, 198.51.100.10, 2001:db8:1::5, 192.0.2.1, 10.0.0.9",
                "203.0.113.66, 198.51.100.10, [2001:db8:1::5]:443, 192.0.2.1:80",
                "198.51.100.10, ::ffff:192.0.2.1"
            })
    void takesTheFirstThatIsNoProxy(String header) {
        assertThat(client(BLOCKS, PROXY, header)).isEqualTo(CLIENT);
    }

    /// RFC 4291 §2.2: one address has many spellings, and a client is to be one whatever its proxy prefers.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2001:db8:85a3::8a2e:370:7334",
                "2001:0DB8:85A3:0000:0000:8A2E:0370:7334",
                "[2001:db8:85a3::8a2e:370:7334]",
                "[2001:db8:85a3::8a2e:370:7334]:51234"
            })
    void spellsAnAddressOfIpv6InOneWay(String entry) {
        assertThat(client("hops 1", PROXY, FORGED + ", " + entry)).isEqualTo("2001:db8:85a3:0:0:8a2e:370:7334");
    }

    /// A forged header counts as the real peer.
    @ParameterizedTest
    @ValueSource(strings = {CLIENT, "10.0.0.9", "127.0.0.1", "::1"})
    void doesNotListenToAPeerThatIsNoProxy(String header) {
        assertThat(client(BLOCKS, FORGED, header)).isEqualTo(FORGED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "unknown",
                "localhost",
                "example.com",
                "1",
                "127.1",
                "1.2.3",
                "256.1.1.1",
                "1.2.3.4.5",
                "0x7f.0.0.1",
                "1.2.3.4/8",
                "1.2.3.4:port",
                "1.2.3.4:123456",
                "1.2.3.4 5.6.7.8",
                "fe80::1%eth0",
                "[::1",
                "::1]",
                "[]",
                "[]:80",
                ":",
                ":::",
                "1::2::3",
                "g::1",
                "198.51.100.10;proto=https",
                "for=198.51.100.10",
                "\"198.51.100.10\"",
                "198.51.100.10\u0000",
                "１.2.3.4"
            })
    void countsWhoeverBringsNoAddressAsTheProxy(String entry) {
        assertThat(client("hops 1", PROXY, FORGED + "," + entry)).isEqualTo(PROXY);
        assertThat(client(BLOCKS, PROXY, FORGED + "," + entry)).isEqualTo(PROXY);
        assertThat(client(BLOCKS, PROXY, FORGED + "," + entry + ",192.0.2.1")).isEqualTo("192.0.2.1");
    }

    /// One who goes round the outer proxy is known by the inner one's address: what it has written would else be taken
    /// for the outer one's, and the client's own entry for what that has seen.
    @Test
    void countsWhoeverHasTooFewEntriesAsTheProxy() {
        assertThat(client("hops 2", PROXY, CLIENT)).isEqualTo(PROXY);
        assertThat(client("hops 3", PROXY, CLIENT + ", 192.0.2.1")).isEqualTo(PROXY);
        assertThat(new Seen("hops 1", PROXY, Map.of()).address()).isEqualTo(PROXY);
        assertThat(new Seen(BLOCKS, PROXY, Map.of()).address()).isEqualTo(PROXY);
    }

    @Test
    void looksAtNoMoreThanProxiesHaveWritten() {
        var thousand =
                IntStream.range(0, 1000).mapToObj(i -> "192.0.2." + i % 16).collect(Collectors.joining(","));

        assertThat(client("hops 1", PROXY, thousand + "," + CLIENT)).isEqualTo(CLIENT);
        assertThat(client("hops 9", PROXY, thousand + "," + CLIENT)).startsWith("192.0.2.");
        assertThat(client(BLOCKS, PROXY, thousand + "," + CLIENT)).isEqualTo(CLIENT);
        assertThat(client(BLOCKS, PROXY, CLIENT + "," + thousand))
                .as("no client can be behind a thousand proxies")
                .startsWith("192.0.2.");
        assertThat(client("hops 1", PROXY, "9".repeat(10_000))).isEqualTo(PROXY);
        assertThat(client("hops 1", PROXY, ":".repeat(10_000))).isEqualTo(PROXY);
        assertThat(client("hops 1", PROXY, ",".repeat(10_000))).isEqualTo(PROXY);
    }

    @Test
    void knowsAThousandClientsBehindOneBalancerApart() {
        var seen = new HashSet<String>();
        for (int i = 0; i < 1000; i++) {
            seen.add(client("hops 1", PROXY, FORGED + ", 203.0." + i / 250 + "." + i % 250));
        }

        assertThat(seen).hasSize(1000);
    }

    @Test
    void neverFailsByAPeerThatIsNoAddress() {
        assertThat(client(BLOCKS, "unknown", CLIENT)).isEqualTo("unknown");
    }

    private static String client(String trusted, String peer, String header) {
        return new Seen(trusted, peer, Map.of("x-forwarded-for", header)).address();
    }

    private record Seen(String trusted, String peer, Map<String, String> headers) {
        String address() {
            List<Request> arrived = new ArrayList<>();
            var endpoint = new BehindProxies(TrustedProxies.parse(trusted).orElseThrow(), request -> {
                arrived.add(request);
                return Response.empty(204);
            });
            endpoint.handle(new Request("GET", "/", headers, Map.of(), Body.EMPTY, peer, "id"));
            return arrived.getFirst().sourceIp();
        }
    }
}

package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.OriginHeaders;
import ostiary.core.UnavailableException;

class BehindDistributionTest {
    private static final String PEER = "192.0.2.7";
    private static final String SENT = "sEnt-by-the-distribution";
    private static final String NEXT = "the-next-one";

    private final List<Request> arrived = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "198.51.100.10:46532, 198.51.100.10",
        "2001:db8:85a3::8a2e:370:7334:46532, 2001:db8:85a3::8a2e:370:7334",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334:1, 2001:0db8:85a3:0000:0000:8a2e:0370:7334",
        "[2001:db8::1]:443, 2001:db8::1",
        "::1:443, ::1"
    })
    void takesTheAddressThatCloudFrontSaw(String header, String address) {
        assertThat(from(Map.of(OriginHeaders.SECRET, SENT, OriginHeaders.VIEWER_ADDRESS, header)))
                .isEqualTo(address);
    }

    @Test
    void acceptsTheNextSecretBeforeItIsSent() {
        assertThat(from(Map.of(OriginHeaders.SECRET, NEXT, OriginHeaders.VIEWER_ADDRESS, "198.51.100.10:1")))
                .isEqualTo("198.51.100.10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "sent-by-the-distribution",
                "sEnt-by-the-distributio",
                "sEnt-by-the-distribution, x",
                "0"
            })
    void countsWhoeverBringsAnotherSecretAsThePeer(String secret) {
        assertThat(from(Map.of(
                        OriginHeaders.SECRET,
                        secret,
                        OriginHeaders.VIEWER_ADDRESS,
                        "198.51.100.10:46532",
                        "x-forwarded-for",
                        "198.51.100.10",
                        OriginHeaders.VIEWER,
                        "198.51.100.10")))
                .isEqualTo(PEER);
    }

    @Test
    void countsWhoeverBringsNoneAsThePeerAndReadsNoSecret() {
        Supplier<String> untouched = () -> {
            throw new AssertionError("read for nothing");
        };

        new BehindDistribution(List.of(untouched), this::note)
                .handle(request(Map.of(OriginHeaders.VIEWER_ADDRESS, "198.51.100.10:46532")));

        assertThat(arrived).extracting(Request::sourceIp).containsExactly(PEER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "198.51.100.10",
                "198.51.100.10:",
                "198.51.100.999:1",
                "shop.example:443",
                "198.51.100.10:1, 198.51.100.11:1",
                "[2001:db8::1",
                "fe80::1%eth0:443",
                ":443"
            })
    void keepsToThePeerWhereCloudFrontsHeaderIsNoAddress(String header) {
        assertThat(from(Map.of(OriginHeaders.SECRET, SENT, OriginHeaders.VIEWER_ADDRESS, header)))
                .isEqualTo(PEER);
    }

    @Test
    void neverTakesAnEmptySecretForOne() {
        new BehindDistribution(List.of(() -> ""), this::note)
                .handle(request(Map.of(OriginHeaders.SECRET, "", OriginHeaders.VIEWER_ADDRESS, "198.51.100.10:1")));

        assertThat(arrived).extracting(Request::sourceIp).containsExactly(PEER);
    }

    @Test
    void keepsTheSecretToItself() {
        from(Map.of(OriginHeaders.SECRET, SENT, "user-agent", "a browser"));

        assertThat(arrived)
                .extracting(Request::headers)
                .containsExactly(new TreeMap<>(Map.of("user-agent", "a browser")));
    }

    @Test
    void goesOnWithTheSecretsThatItCanRead() {
        Supplier<String> unreadable = () -> {
            throw new UnavailableException("a secret is out of reach", null);
        };

        new BehindDistribution(List.of(unreadable, () -> NEXT), this::note)
                .handle(request(Map.of(OriginHeaders.SECRET, NEXT, OriginHeaders.VIEWER_ADDRESS, "198.51.100.10:1")));

        assertThat(arrived).extracting(Request::sourceIp).containsExactly("198.51.100.10");
        assertThatThrownBy(() -> new BehindDistribution(List.of(unreadable, () -> NEXT), this::note)
                        .handle(request(Map.of(OriginHeaders.SECRET, SENT))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageNotContainingAny(SENT, NEXT);
    }

    private String from(Map<String, String> headers) {
        new BehindDistribution(List.of(() -> SENT, () -> NEXT), this::note).handle(request(headers));
        return arrived.getLast().sourceIp();
    }

    private Response note(Request request) {
        arrived.add(request);
        return Response.empty(204);
    }

    private static Request request(Map<String, String> headers) {
        return new Request("POST", "/login", headers, Map.of(), Body.EMPTY, PEER, "r-1");
    }
}

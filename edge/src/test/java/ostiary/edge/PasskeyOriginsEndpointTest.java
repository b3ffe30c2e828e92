package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PasskeyOriginsEndpointTest {
    private static Response of(List<String> origins) {
        return new PasskeyOriginsEndpoint(origins)
                .handle(new Request(
                        "GET",
                        "/.well-known/webauthn",
                        Map.of("host", "evil.example", "origin", "https://evil.example"),
                        Map.of("origins", List.of("https://evil.example")),
                        Body.EMPTY,
                        "192.0.2.1",
                        "request-1"));
    }

    /// Browsers want this media type (WebAuthn Level 3 §5.11.1).
    @Test
    void tellsTheChosenOriginsWhoeverAsks() {
        var response = of(List.of("https://auth.example.com", "https://shop.example"));

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"origins\":[\"https://auth.example.com\",\"https://shop.example\"]}");
        assertThat(response.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("cache-control", "public, max-age=3600");
    }

    @Test
    void isNotThereWithoutAChoice() {
        var response = of(List.of());

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.headers()).containsEntry("cache-control", "no-store");
    }
}

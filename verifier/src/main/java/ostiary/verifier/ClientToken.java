package ostiary.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import ostiary.core.UnavailableException;
import ostiary.verifier.VerifierSettings.ClientSecret;

/// The access token of the verifier itself (RFC 6749 §4.4), got anew a minute before it expires.
final class ClientToken {
    private static final Duration EARLY = Duration.ofMinutes(1);

    private final IssuerHttp http;
    private final VerifierSettings settings;
    private final ClientSecret client;
    private final InstantSource clock;
    private String token = "";
    private Instant until = Instant.MIN;

    ClientToken(IssuerHttp http, VerifierSettings settings, ClientSecret client, InstantSource clock) {
        this.http = http;
        this.settings = settings;
        this.client = client;
        this.clock = clock;
    }

    /// @throws UnavailableException if the issuer gives none
    synchronized String get() {
        var now = clock.instant();
        if (!now.isBefore(until)) {
            var answer = http.postForm(
                    settings.route("/oauth2/token"),
                    authorization(),
                    "grant_type=client_credentials&scope=ostiary%3Arevocations");
            token = answer.path("access_token").asText();
            if (token.isEmpty()) {
                throw new UnavailableException("Ostiary gives no token", null);
            }
            until = now.plusSeconds(answer.path("expires_in").asLong()).minus(EARLY);
        }
        return token;
    }

    /// Has the next one got anew.
    synchronized void drop() {
        until = Instant.MIN;
    }

    /// RFC 6749 §2.3.1: both parts are encoded as in a form first.
    private String authorization() {
        var pair = URLEncoder.encode(client.id(), UTF_8) + ":" + URLEncoder.encode(client.secret(), UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
    }
}

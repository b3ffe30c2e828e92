package ostiary.server.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import ostiary.core.token.Sha256;
import ostiary.edge.SetCookie;
import ostiary.edge.SetCookie.SameSite;

/// A client's memory of a request until its answer comes; here in a cookie of the browser that has asked.
///
/// @param state ties the answer to the browser (RFC 6749 §10.12)
/// @param nonce ties the ID token to the request (OpenID Connect Core §3.1.2.1)
/// @param verifier ties the code to whoever asked for it (RFC 7636 §4.1)
record PlaygroundAttempt(String state, String nonce, String verifier) {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int BYTES = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();

    static PlaygroundAttempt fresh() {
        return new PlaygroundAttempt(random(), random(), random());
    }

    /// The attempt in a cookie of [#cookie].
    static Optional<PlaygroundAttempt> read(String value) {
        var parts = value.split("\\.", -1);
        return parts.length == 3 ? Optional.of(new PlaygroundAttempt(parts[0], parts[1], parts[2])) : Optional.empty();
    }

    /// A cookie without `Secure`, since browsers differ in whether this machine's own addresses are.
    SetCookie cookie(String name, String path) {
        var value = String.join(".", state, nonce, verifier);
        return new SetCookie(name, value, path, Optional.of(LIFE), false, true, SameSite.LAX);
    }

    /// The hash of the verifier (RFC 7636 §4.2).
    String challenge() {
        return Sha256.of(verifier.getBytes(US_ASCII)).value();
    }

    private static String random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return BASE64.encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "PlaygroundAttempt";
    }
}

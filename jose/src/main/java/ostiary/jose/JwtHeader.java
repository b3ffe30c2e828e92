package ostiary.jose;

import com.fasterxml.jackson.core.JsonParseException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The JOSE header of an access token (RFC 7515 §4): exactly these three members.
///
/// This service wrote every token that it accepts, so a header with any other member is foreign. That covers
/// `crit`, `b64`, `zip`, `enc` and keys inside a token (`jwk`, `jku`, `x5c`, `x5u`).
record JwtHeader(String alg, String kid, String typ) {
    /// The only algorithm of access tokens. It is bound to the key and never read from a token (RFC 8725 §3.1).
    static final String RS256 = "RS256";

    /// RFC 9068 §2.1. Its other spelling, `application/at+jwt`, and other cases are refused: this service writes
    /// one, so one token has one text.
    static final String ACCESS_TOKEN = "at+jwt";

    static Optional<JwtHeader> parse(byte[] utf8) {
        var members = new Members();
        try {
            StrictJson.read(utf8, (name, value) -> members.put(name, StrictJson.string(value)));
        } catch (IOException malformed) {
            return Optional.empty();
        }
        return members.header();
    }

    byte[] json() {
        return StrictJson.write(json -> {
            json.writeStringField("alg", alg);
            json.writeStringField("kid", kid);
            json.writeStringField("typ", typ);
        });
    }

    private static final class Members {
        private @Nullable String alg;
        private @Nullable String kid;
        private @Nullable String typ;

        void put(String name, String value) throws IOException {
            switch (name) {
                case "alg" -> alg = value;
                case "kid" -> kid = value;
                case "typ" -> typ = value;
                default -> throw new JsonParseException(null, "not a member of our headers");
            }
        }

        Optional<JwtHeader> header() {
            return alg != null && kid != null && typ != null
                    ? Optional.of(new JwtHeader(alg, kid, typ))
                    : Optional.empty();
        }
    }
}

package ostiary.jose;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads an ID token that came from the user pool itself over TLS: such a token need not be verified by its
/// signature (OpenID Connect Core §3.1.3.7, item 6). Issuer, audience and lifetime are checked all the same
/// (Cognito Developer Guide, "Verifying JSON web tokens").
public final class IdTokenReader {
    private final String issuer;
    private final String clientId;
    private final InstantSource clock;

    public IdTokenReader(String issuer, String clientId, InstantSource clock) {
        this.issuer = issuer;
        this.clientId = clientId;
        this.clock = clock;
    }

    /// Empty unless it is a well-formed, unexpired ID token of this issuer for this client.
    public Optional<IdToken> read(String token) {
        return CompactJwt.split(token)
                .filter(parts -> parts.signature().length() > 0 && isRs256(parts.header()))
                .flatMap(parts -> Base64Url.decode(parts.payload()))
                .flatMap(this::claims);
    }

    /// The only algorithm that Cognito signs with.
    private static boolean isRs256(String header) {
        var algorithm = new Member();
        return Base64Url.decode(header)
                .filter(json -> reads(json, (name, value) -> {
                    if (name.equals("alg")) {
                        algorithm.text = StrictJson.string(value);
                    } else {
                        value.skipChildren();
                    }
                }))
                .filter(_ -> JwtHeader.RS256.equals(algorithm.text))
                .isPresent();
    }

    private Optional<IdToken> claims(byte[] json) {
        var claims = new Claims();
        return reads(json, claims::read) ? claims.of(issuer, clientId, clock.instant()) : Optional.empty();
    }

    private static boolean reads(byte[] json, StrictJson.Member member) {
        try {
            StrictJson.read(json, member);
            return true;
        } catch (IOException malformed) {
            return false;
        }
    }

    private static final class Member {
        private @Nullable String text;
    }

    private static final class Claims {
        private @Nullable String issuer;
        private @Nullable String audience;
        private @Nullable String use;
        private @Nullable UUID subject;
        private @Nullable String email;
        private boolean emailVerified;
        private @Nullable String name;
        private Set<String> groups = Set.of();
        private Instant expiresAt = Instant.EPOCH;

        void read(String claim, JsonParser value) throws IOException {
            switch (claim) {
                case "iss" -> issuer = StrictJson.string(value);
                case "aud" -> audience = StrictJson.string(value);
                case "token_use" -> use = StrictJson.string(value);
                case "sub" -> subject = uuid(value);
                case "email" -> email = StrictJson.string(value);
                case "email_verified" -> emailVerified = value.hasToken(JsonToken.VALUE_TRUE);
                case "name" -> name = StrictJson.string(value);
                case "cognito:groups" -> groups = texts(value);
                case "exp" -> expiresAt = instant(value);
                default -> value.skipChildren();
            }
        }

        Optional<IdToken> of(String pool, String client, Instant now) {
            boolean ours = pool.equals(issuer) && client.equals(audience) && "id".equals(use);
            return ours && subject != null && expiresAt.isAfter(now)
                    ? Optional.of(new IdToken(
                            subject, Optional.ofNullable(email), emailVerified, Optional.ofNullable(name), groups))
                    : Optional.empty();
        }

        private static UUID uuid(JsonParser value) throws IOException {
            var text = StrictJson.string(value);
            try {
                var uuid = UUID.fromString(text);
                if (uuid.toString().equals(text)) {
                    return uuid;
                }
            } catch (IllegalArgumentException none) {
                // falls through to the exception below
            }
            throw new JsonParseException(value, "not a UUID");
        }

        private static Set<String> texts(JsonParser value) throws IOException {
            if (!value.hasToken(JsonToken.START_ARRAY)) {
                throw new JsonParseException(value, "not an array");
            }
            var texts = new LinkedHashSet<String>();
            while (value.nextToken() != JsonToken.END_ARRAY) {
                texts.add(StrictJson.string(value));
            }
            return Collections.unmodifiableSet(texts);
        }

        private static Instant instant(JsonParser value) throws IOException {
            if (value.hasToken(JsonToken.VALUE_NUMBER_INT) && value.getNumberType() != NumberType.BIG_INTEGER) {
                return Instant.ofEpochSecond(Math.clamp(value.getLongValue(), 0, Instant.MAX.getEpochSecond()));
            }
            throw new JsonParseException(value, "not a date");
        }
    }
}

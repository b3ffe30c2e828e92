package ostiary.jose;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.UserId;

/// Reads the claims of an access token (RFC 9068 §2.2) whose signature has been checked.
///
/// Each claim must be present and have its type. Other claims are ignored (RFC 7519 §4), so that a later version
/// may add one while this version still runs.
final class JwtClaims {
    /// 9999-12-31, in seconds: any later time is an attempt to overflow arithmetic.
    private static final long LAST_SECOND = 253_402_300_799L;

    /// Private to this service: what its user info endpoint tells beside the claims of the scopes.
    static final String USER_INFO = "userinfo_claims";

    private @Nullable String issuer;
    private List<String> audience = List.of();
    private @Nullable String subject;
    private @Nullable UUID sessionId;
    private @Nullable String clientId;
    private @Nullable String id;
    private Set<String> scopes = Set.of();
    private Set<String> roles = Set.of();
    private Set<String> userInfo = Set.of();
    private List<String> amr = List.of();
    private @Nullable Instant issuedAt;
    private @Nullable Instant expiresAt;
    private @Nullable Instant authTime;
    private Instant notBefore = Instant.EPOCH;

    private JwtClaims() {}

    /// The claims that this service reads.
    ///
    /// @param notBefore the epoch if the token has none
    record Claims(String issuer, List<String> audience, Instant notBefore, AccessToken token) {}

    /// Empty unless all of it is well-formed.
    static Optional<Claims> parse(byte[] utf8) {
        var claims = new JwtClaims();
        try {
            StrictJson.read(utf8, claims::read);
        } catch (IOException malformed) {
            return Optional.empty();
        }
        return claims.whole();
    }

    private void read(String name, JsonParser value) throws IOException {
        switch (name) {
            case "iss" -> issuer = text(value);
            case "aud" -> audience = value.hasToken(JsonToken.START_ARRAY) ? texts(value) : List.of(text(value));
            case "sub" -> subject = text(value);
            case "sid" -> sessionId = uuid(value);
            case "client_id" -> clientId = text(value);
            case "jti" -> id = text(value);
            case "scope" -> scopes = scopes(value);
            case "roles" -> roles = Collections.unmodifiableSet(new LinkedHashSet<>(texts(value)));
            case USER_INFO -> userInfo = Set.copyOf(texts(value));
            case "amr" -> amr = texts(value);
            case "iat" -> issuedAt = instant(value);
            case "exp" -> expiresAt = instant(value);
            case "auth_time" -> authTime = instant(value);
            case "nbf" -> notBefore = instant(value);
            default -> value.skipChildren();
        }
    }

    private Optional<Claims> whole() {
        if (issuer == null || subject == null || sessionId == null || clientId == null || id == null) {
            return Optional.empty();
        }
        if (issuedAt == null || expiresAt == null) {
            return Optional.empty();
        }
        var speaker = speaker(subject, clientId);
        // A user has logged in at some time, a client never.
        if (speaker.isEmpty() || speaker.get().user().isPresent() != (authTime != null)) {
            return Optional.empty();
        }
        var token = new AccessToken(
                id,
                speaker.get(),
                new SessionId(sessionId),
                clientId,
                Optional.empty(),
                scopes,
                roles,
                issuedAt,
                expiresAt,
                Optional.ofNullable(authTime),
                amr,
                userInfo,
                ToldClaims.NONE);
        return Optional.of(new Claims(issuer, audience, notBefore, token));
    }

    /// A text of at least one character, none of them a control character or half of a surrogate pair.
    static String text(JsonParser value) throws IOException {
        var text = StrictJson.string(value);
        if (text.isEmpty() || text.codePoints().anyMatch(JwtClaims::isUnprintable)) {
            throw new JsonParseException(value, "not a printable text");
        }
        return text;
    }

    private static boolean isUnprintable(int codePoint) {
        return Character.isISOControl(codePoint) || Character.getType(codePoint) == Character.SURROGATE;
    }

    static List<String> texts(JsonParser value) throws IOException {
        if (!value.hasToken(JsonToken.START_ARRAY)) {
            throw new JsonParseException(value, "not an array");
        }
        var texts = new ArrayList<String>();
        while (value.nextToken() != JsonToken.END_ARRAY) {
            texts.add(text(value));
        }
        return List.copyOf(texts);
    }

    /// Scope tokens separated by one space (RFC 6749 §3.3).
    private static Set<String> scopes(JsonParser value) throws IOException {
        var scopes = new LinkedHashSet<String>();
        for (var scope : text(value).split(" ", -1)) {
            if (scope.isEmpty() || !scopes.add(scope)) {
                throw new JsonParseException(value, "not a list of scopes");
            }
        }
        return Collections.unmodifiableSet(scopes);
    }

    /// A user by the user's id, or the very client that the token was issued to; nobody else can be meant.
    private static Optional<Subject> speaker(String subject, String clientId) {
        var user = uuid(subject).<Subject>map(id -> new Subject.OfUser(new UserId(id)));
        return subject.equals(clientId) && user.isEmpty() ? Optional.of(new Subject.OfClient(clientId)) : user;
    }

    static UUID uuid(JsonParser value) throws IOException {
        return uuid(StrictJson.string(value)).orElseThrow(() -> new JsonParseException(value, "not a UUID"));
    }

    /// Accepts only the canonical spelling.
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text))
                    .filter(uuid -> uuid.toString().equals(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /// A NumericDate (RFC 7519 §2) in whole seconds.
    static Instant instant(JsonParser value) throws IOException {
        if (value.hasToken(JsonToken.VALUE_NUMBER_INT) && value.getNumberType() != NumberType.BIG_INTEGER) {
            long seconds = value.getLongValue();
            if (seconds > 0 && seconds <= LAST_SECOND) {
                return Instant.ofEpochSecond(seconds);
            }
        }
        throw new JsonParseException(value, "not a date");
    }
}

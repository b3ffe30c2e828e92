package ostiary.emulators.aws.cognito;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import java.util.function.Consumer;

/// ID tokens in the form that a user pool issues, which tests can alter. Their signatures are not valid.
public final class PoolTokens {
    public static final String POOL = "eu-central-1_AbCd12345";
    public static final String CLIENT = "1h57kf5cpq17m0eml12example";
    public static final String ISSUER = "https://cognito-idp.eu-central-1.amazonaws.com/" + POOL;
    public static final UUID SUB = UUID.fromString("aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee");
    public static final String EMAIL = "ada@example.org";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEADER = "{\"kid\":\"1a2b3c\",\"alg\":\"RS256\"}";

    private PoolTokens() {}

    /// A token with valid claims after `change` has been applied to them.
    public static String token(Consumer<ObjectNode> change) {
        var claims = claims();
        change.accept(claims);
        return encoded(HEADER, claims.toString(), "c2lnbmF0dXJl");
    }

    /// Joins a header, claims and a signature into a token, without checking them.
    public static String encoded(String header, String claims, String signature) {
        return base64(header) + "." + base64(claims) + "." + signature;
    }

    /// The claims of a valid token.
    public static ObjectNode claims() {
        long now = Instant.now().getEpochSecond();
        return JSON.createObjectNode()
                .put("sub", SUB.toString())
                .put("iss", ISSUER)
                .put("aud", CLIENT)
                .put("token_use", "id")
                .put("email", EMAIL)
                .put("email_verified", true)
                .put("cognito:username", "ada")
                .put("event_id", "0ed5ad5c-7182-4ecf-9fd9-8a2f2a2f2a2f")
                .put("auth_time", now)
                .put("iat", now)
                .put("exp", now + 3600);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}

package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import ostiary.template.ShopTemplate;

/// The demands of an HTTP API's JWT authorizer on an issuer and its tokens, item by item, and what the deployed
/// Ostiary says to them
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>).
class JwtAuthorizerFitTest {
    private static final DeployedStack OSTIARY = SharedStack.STACK;
    private static final DeployedShop SHOP = DeployedShop.beside(OSTIARY, SharedStack.NAME, ShopTemplate.shop());

    private static String token = "";

    @BeforeAll
    static void logIn() {
        var story = new Story(OSTIARY);
        story.signUp();
        token = story.logIn().access();
    }

    @AfterAll
    static void close() {
        SHOP.close();
    }

    @Test
    void theMetadataIsWhereItLooksAndNamesTheSameIssuer() {
        assertThat(issuer()).startsWith("https://").doesNotEndWith("/");
        assertThat(get(issuer() + "/.well-known/openid-configuration")
                        .required("issuer")
                        .asText())
                .isEqualTo(issuer());
    }

    @Test
    void theKeysAreRsaForRs256AndAreWhereTheMetadataSays() {
        var keys = keys();

        // Those of ES256 beside them are for ID tokens: the authorizer takes RSA alone.
        assertThat(keys)
                .filteredOn(key -> key.required("kty").asText().equals("RSA"))
                .isNotEmpty();
        assertThat(keys).allSatisfy(key -> {
            assertThat(key.required("alg").asText())
                    .isEqualTo(key.required("kty").asText().equals("RSA") ? "RS256" : "ES256");
            assertThat(key.required("use").asText()).isEqualTo("sig");
            assertThat(key.has("d")).isFalse();
        });
        assertThat(keys).extracting(key -> key.required("kid").asText()).doesNotHaveDuplicates();
    }

    @Test
    void aTokenIsOfTheIssuerForTheAudienceUnderOneOfTheKeys() {
        var claims = Jwt.claims(token);

        assertThat(Jwt.header(token).required("alg").asText()).isEqualTo("RS256");
        assertThat(keys())
                .extracting(key -> key.required("kid").asText())
                .contains(Jwt.header(token).required("kid").asText());
        assertThat(claims.required("iss").asText()).isEqualTo(issuer());
        assertThat(SHOP.jwtConfiguration().required("Audience"))
                .extracting(JsonNode::asText)
                .containsExactly(claims.required("aud").asText());
        assertThat(claims.required("exp").asLong())
                .isGreaterThan(claims.required("iat").asLong());
        assertThat(claims.required("iat").asLong())
                .isLessThanOrEqualTo(Instant.now().getEpochSecond());
    }

    /// It reads `scope`, else `scp`: names with blanks between.
    @Test
    void itsScopesAreNamesWithBlanksBetween() {
        var scope = Jwt.claims(token).required("scope");

        assertThat(scope.isTextual()).isTrue();
        assertThat(List.of(scope.asText().split(" "))).containsExactlyInAnyOrder("account", "orders:read");
        assertThat(Jwt.claims(token).has("scp")).isFalse();
    }

    private static String issuer() {
        return SHOP.jwtConfiguration().required("Issuer").asText();
    }

    private static List<JsonNode> keys() {
        var jwks = get(issuer() + "/.well-known/openid-configuration")
                .required("jwks_uri")
                .asText();
        return get(jwks).required("keys").valueStream().toList();
    }

    /// By the stack's own API: the default issuer is its address.
    private static JsonNode get(String address) {
        assertThat(address).startsWith(OSTIARY.output("ApiUrl") + "/");
        var answer = new Client(OSTIARY.api().address()).get(URI.create(address).getPath());
        assertThat(answer.status()).isEqualTo(200);
        return answer.json();
    }
}

package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.RSAPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.key.SigningKey;
import ostiary.core.token.AccessToken;
import ostiary.core.user.ToldClaims;

/// The schema in `docs/` says of a user's access token what tokens are: a claim that goes can't stay there.
class AccessTokenSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode schema = JSON.readTree(Files.readString(Path.of("../docs/access-token.schema.json")));
    private final JwtAccessTokenSigner signer = new JwtAccessTokenSigner(
            Forge.ISSUER, Forge.AUDIENCE, _ -> new SigningKey(Forge.KID, (RSAPrivateKey) Forge.OURS.getPrivate()));

    AccessTokenSchemaTest() throws IOException {}

    @Test
    void requiresWhatTheBarestTokenHas() throws IOException {
        var claims = claims(JwtAccessTokenTest.token(Set.of("account"), Set.of()));

        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(schema.required("required")
                        .valueStream()
                        .map(JsonNode::asText)
                        .toList());
        assertThat(flaws(claims)).isEmpty();
    }

    @Test
    void namesWhatTheRichestTokenHas() throws IOException {
        var plain = JwtAccessTokenTest.token(Set.of("account"), Set.of("admin"));
        var claims = claims(new AccessToken(
                plain.id(),
                plain.subject(),
                plain.sessionId(),
                plain.clientId(),
                Optional.empty(),
                plain.scopes(),
                plain.roles(),
                plain.issuedAt(),
                plain.expiresAt(),
                plain.authTime(),
                plain.amr(),
                Set.of("name"),
                ToldClaims.NONE));

        assertThat(claims.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrderElementsOf(
                        () -> schema.required("properties").fieldNames());
        assertThat(flaws(claims)).isEmpty();
    }

    private List<?> flaws(JsonNode claims) {
        return SchemaRegistry.withDefaultDialect(
                        SpecificationVersion.DRAFT_2020_12,
                        registry -> registry.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()))
                .getSchema(schema)
                .validate(claims);
    }

    private JsonNode claims(AccessToken token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(signer.sign(token).split("\\.", -1)[1]));
    }
}

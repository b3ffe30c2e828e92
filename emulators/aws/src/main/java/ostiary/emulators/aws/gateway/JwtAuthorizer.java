package ostiary.emulators.aws.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.emulators.aws.stack.Resource;

/// The JWT authorizer of an HTTP API, implemented from the AWS documentation alone so that it tests our tokens
/// independently (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>).
final class JwtAuthorizer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();
    private static final Verdict FORBIDDEN = new Verdict.Refused(403, "Forbidden", "insufficient_scope");

    private final String issuer;
    private final List<String> audiences;
    private final IdentitySources identity;
    private final JsonNode keys;

    /// Fetches the issuer's metadata and keys, as API Gateway does when the authorizer is created.
    ///
    /// @throws IllegalStateException if the metadata is for another issuer or the documents are not JSON
    JwtAuthorizer(Resource resource, Web web) {
        resource.ignore("Name");
        var configuration = resource.property("JwtConfiguration");
        this.issuer = configuration.required("Issuer").asText();
        this.audiences = configuration
                .required("Audience")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
        this.identity = new IdentitySources(resource.texts("IdentitySource"));
        var metadata = json(web.get(URI.create(issuer + "/.well-known/openid-configuration")));
        if (!metadata.path("issuer").asText().equals(issuer)) {
            throw new IllegalStateException("the metadata is of " + metadata.path("issuer") + ", not of " + issuer);
        }
        this.keys = json(web.get(URI.create(metadata.required("jwks_uri").asText())))
                .required("keys");
    }

    /// Verifies the bearer token of a request.
    ///
    /// @param scopes the token must have at least one of them; if empty, no scope is required
    Verdict check(ApiRequest request, List<String> scopes) {
        var identitySource = identity.in(request.headers(), Map.of(), Map.of());
        if (identitySource.isEmpty()) {
            return Verdict.NO_IDENTITY;
        }
        var token = identitySource.get().getFirst().replaceFirst("^[Bb]earer ", "");
        try {
            var claims = claims(token.split("\\.", -1));
            if (claims.isEmpty() || !valid(claims.get())) {
                return Verdict.UNAUTHORIZED;
            }
            var granted = List.of(claims.get().path("scope").asText().split(" ", -1));
            return scopes.isEmpty() || scopes.stream().anyMatch(granted::contains)
                    ? new Verdict.Granted(context(claims.get(), granted))
                    : FORBIDDEN;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException malformed) {
            return Verdict.UNAUTHORIZED;
        }
    }

    /// Returns the claims if the token is signed with one of the issuer's keys.
    private Optional<JsonNode> claims(String[] parts) throws IOException, GeneralSecurityException {
        if (parts.length != 3) {
            return Optional.empty();
        }
        var header = JSON.readTree(BASE64.decode(parts[0]));
        var key = keys.valueStream()
                .filter(each ->
                        header.path("kid").isTextual() && each.path("kid").equals(header.path("kid")))
                .findFirst();
        // "Currently, only RSA-based algorithms are supported."
        if (key.isEmpty()
                || !header.path("alg").asText().equals("RS256")
                || !key.get().path("kty").asText().equals("RSA")) {
            return Optional.empty();
        }
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(rsa(key.get()));
        signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
        return signature.verify(BASE64.decode(parts[2]))
                ? Optional.of(JSON.readTree(BASE64.decode(parts[1])))
                : Optional.empty();
    }

    private boolean valid(JsonNode claims) {
        long now = Instant.now().getEpochSecond();
        // "API Gateway validates client_id only if aud is not present."
        var audience = claims.has("aud") ? claims.path("aud") : claims.path("client_id");
        var named = audience.isArray() ? audience.valueStream() : Stream.of(audience);
        return claims.path("iss").asText().equals(issuer)
                && named.anyMatch(each -> audiences.contains(each.asText()))
                && claims.path("exp").asLong() > now
                && claims.path("nbf").asLong(now) <= now
                && claims.path("iat").asLong(now) <= now;
    }

    /// Builds the authorizer context for the integration. Claims are strings, and arrays become `[a b]`.
    private static ObjectNode context(JsonNode claims, List<String> granted) {
        var context = JSON.createObjectNode();
        var jwt = context.putObject("jwt");
        var texts = jwt.putObject("claims");
        claims.properties()
                .forEach(claim -> texts.put(
                        claim.getKey(),
                        claim.getValue().isArray()
                                ? "["
                                        + String.join(
                                                " ",
                                                claim.getValue()
                                                        .valueStream()
                                                        .map(JsonNode::asText)
                                                        .toList())
                                        + "]"
                                : claim.getValue().asText()));
        granted.forEach(jwt.putArray("scopes")::add);
        return context;
    }

    private static PublicKey rsa(JsonNode key) throws GeneralSecurityException {
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(
                        new BigInteger(1, BASE64.decode(key.path("n").asText())),
                        new BigInteger(1, BASE64.decode(key.path("e").asText()))));
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException notJson) {
            throw new IllegalStateException("not JSON: " + text, notJson);
        }
    }
}

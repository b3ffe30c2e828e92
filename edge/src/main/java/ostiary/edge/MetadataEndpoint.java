package ostiary.edge;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.client.GrantType;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.token.Acr;
import ostiary.core.user.UserClaims;

/// `GET /.well-known/openid-configuration`: what this issuer offers (RFC 8414 §2), and no more than it does offer.
///
/// It is where API Gateway's own JWT authorizer finds the keys.
public final class MetadataEndpoint implements Endpoint {
    private static final List<String> GRANTS =
            Stream.of(GrantType.values()).map(GrantType::text).toList();
    private static final List<String> CLIENT_AUTHENTICATION = List.of("client_secret_basic", "client_secret_post");
    /// Where public clients are let on, too.
    private static final List<String> OR_NONE =
            Stream.concat(CLIENT_AUTHENTICATION.stream(), Stream.of("none")).toList();

    /// That a client may be registered for, whatever logins grant.
    private static final List<String> OPENID_SCOPES = List.of("openid", "profile", "email", "offline_access");

    private static final List<String> OF_ID_TOKENS =
            List.of("iss", "sub", "aud", "iat", "exp", "auth_time", "nonce", "acr", "amr", "sid", "at_hash");

    private static final List<String> CLAIMS = Stream.concat(
                    OF_ID_TOKENS.stream(), UserClaims.of(OPENID_SCOPES).stream().sorted())
            .toList();

    /// The languages of the pages.
    private static final List<String> LANGUAGES = List.of("en", "de");

    private static final List<String> PROMPTS = List.of("none", "login", "consent", "select_account", "create");

    private static final Duration MAX_AGE = Duration.ofHours(1);

    private final Response response;

    /// Describes the service at `issuer`. One line a member, so it is as long as there are members.
    ///
    /// @param scopes that tokens can have
    public MetadataEndpoint(String issuer, Set<String> scopes) {
        this.response = Response.json(
                        200,
                        new JsonObject()
                                .put("issuer", issuer)
                                .put("jwks_uri", issuer + DiscoveryApi.JWKS.path())
                                .put("token_endpoint", issuer + OAuthApi.TOKEN.path())
                                .put("revocation_endpoint", issuer + OAuthApi.REVOKE.path())
                                .put("introspection_endpoint", issuer + OAuthApi.INTROSPECT.path())
                                .put(
                                        "scopes_supported",
                                        Stream.concat(scopes.stream(), OPENID_SCOPES.stream())
                                                .distinct()
                                                .sorted()
                                                .toList())
                                .put("authorization_endpoint", issuer + PagesApi.AUTHORIZE.path())
                                .put("end_session_endpoint", issuer + PagesApi.SIGN_OUT.path())
                                .put("prompt_values_supported", PROMPTS)
                                .put("userinfo_endpoint", issuer + OAuthApi.USER_INFO.path())
                                .put("response_types_supported", List.of("code"))
                                .put("response_modes_supported", List.of("query", "form_post"))
                                .put("code_challenge_methods_supported", List.of("S256"))
                                .put("authorization_response_iss_parameter_supported", true)
                                .put("request_parameter_supported", false)
                                .put("request_uri_parameter_supported", false)
                                .put("claims_parameter_supported", true)
                                .put("claims_supported", CLAIMS)
                                .put("acr_values_supported", Acr.ALL)
                                .put("ui_locales_supported", LANGUAGES)
                                .put("grant_types_supported", GRANTS)
                                .put("token_endpoint_auth_methods_supported", OR_NONE)
                                .put("revocation_endpoint_auth_methods_supported", OR_NONE)
                                .put("introspection_endpoint_auth_methods_supported", CLIENT_AUTHENTICATION)
                                .put("subject_types_supported", List.of("public"))
                                .put(
                                        "id_token_signing_alg_values_supported",
                                        Stream.of(SignatureAlgorithm.values())
                                                .map(SignatureAlgorithm::name)
                                                .toList())
                                .text())
                .cacheableFor(MAX_AGE)
                .readableByAll();
    }

    @Override
    public Response handle(Request request) {
        return response;
    }
}

package ostiary.server.local.openapi;

import static ostiary.server.json.JsonTree.object;

import java.util.List;
import ostiary.blueprint.Api;
import ostiary.blueprint.DiscoveryApi;

/// The bodies of the documents that anybody may read: keys and metadata.
final class DiscoveryShapes {
    static final Shape JWK = Shape.of(
            "Jwk",
            "A public key (" + Rfc.link(7517, "4") + ", " + Rfc.link(7518, "6.3.1") + ")",
            Member.choice("kty", "The kind of key", List.of("RSA", "EC")),
            Member.choice("use", "What it is for", List.of("sig")),
            Member.choice("alg", "With what it signs; access tokens are `RS256`", List.of("RS256", "ES256")),
            Member.text("kid", "The `kid` in the header of the tokens that it signed", "2026-11-22-1"),
            Member.text("n", "Of RSA: the modulus, in base64url", "sXch…").optional(),
            Member.text("e", "Of RSA: the public exponent, in base64url", "AQAB")
                    .optional(),
            Member.text("crv", "Of EC: the curve, `P-256`", "P-256").optional(),
            Member.text("x", "Of EC: a coordinate, in base64url", "MKBC…").optional(),
            Member.text("y", "Of EC: the other", "4Etl…").optional());

    static final Shape JWK_SET = Shape.of(
            "JwkSet",
            "The keys that verify tokens (" + Rfc.link(7517, "5") + ")",
            Member.objects("keys", "Also the next one, some time before it signs", JWK));

    static final Shape METADATA = Shape.of(
            "Metadata",
            "What the issuer offers (" + Rfc.link(8414, "2") + ")",
            Member.text("issuer", "uri", "The `iss` of access tokens", "https://auth.example.com"),
            Member.text("jwks_uri", "uri", "Where the keys are", "https://auth.example.com" + DiscoveryApi.JWKS.path()),
            Member.texts("scopes_supported", "The scopes that tokens can have", object(), List.of(Api.ACCOUNT_SCOPE)),
            Member.text("token_endpoint", "uri", "Where clients get tokens", "https://auth.example.com/oauth2/token"),
            Member.text(
                    "revocation_endpoint",
                    "uri",
                    "Where clients give tokens back",
                    "https://auth.example.com/oauth2/revoke"),
            Member.text(
                    "introspection_endpoint",
                    "uri",
                    "Where APIs ask about tokens",
                    "https://auth.example.com/oauth2/introspect"),
            Member.text(
                    "authorization_endpoint",
                    "uri",
                    "Where clients send browsers",
                    "https://auth.example.com/oauth2/authorize"),
            Member.text(
                    "end_session_endpoint",
                    "uri",
                    "Where clients send browsers to sign out",
                    "https://auth.example.com/oauth2/logout"),
            only(
                    "prompt_values_supported",
                    "What may be asked of a user",
                    "none",
                    "login",
                    "consent",
                    "select_account",
                    "create"),
            Member.text(
                    "userinfo_endpoint",
                    "uri",
                    "Where clients ask who a user is",
                    "https://auth.example.com/oauth2/userinfo"),
            only("response_types_supported", "What a browser comes back with", "code"),
            only("response_modes_supported", "How it comes back", "query", "form_post"),
            only("code_challenge_methods_supported", "How a client proves that a code is its own", "S256"),
            Member.truth("authorization_response_iss_parameter_supported", "Whether each answer has an `iss`", true),
            Member.truth("request_parameter_supported", "Whether `request` may be sent", false),
            Member.truth("request_uri_parameter_supported", "Whether `request_uri` may be sent", false),
            Member.truth("claims_parameter_supported", "Whether `claims` has an effect", true),
            Member.texts("claims_supported", "Of ID tokens and of user info", object(), List.of("sub", "email")),
            only("acr_values_supported", "How sure the service is of a user: by one factor, or by two", "1", "2"),
            only("ui_locales_supported", "The languages of the pages", "en", "de"),
            only(
                    "grant_types_supported",
                    "How clients get tokens",
                    "client_credentials",
                    "authorization_code",
                    "refresh_token"),
            authentication("token", List.of("client_secret_basic", "client_secret_post", "none")),
            authentication("revocation", List.of("client_secret_basic", "client_secret_post", "none")),
            authentication("introspection", List.of("client_secret_basic", "client_secret_post")),
            Member.texts(
                    "subject_types_supported",
                    "How `sub` names a user",
                    object("enum", List.of("public")),
                    List.of("public")),
            Member.texts(
                    "id_token_signing_alg_values_supported",
                    "With what ID tokens are signed, by the client's choice",
                    object("enum", List.of("RS256", "ES256")),
                    List.of("RS256", "ES256")));

    static final Shape PASSKEY_ORIGINS = Shape.of(
            "PasskeyOrigins",
            "Whose pages may ask for passkeys",
            Member.texts(
                    "origins",
                    "Of each page, as browsers spell it",
                    object("format", "uri"),
                    List.of("https://auth.example.com", "https://shop.example")));

    private DiscoveryShapes() {}

    private static Member only(String name, String description, String... values) {
        var all = List.of(values);
        return Member.texts(name, description, object("enum", all), all);
    }

    private static Member authentication(String endpoint, List<String> methods) {
        return Member.texts(
                endpoint + "_endpoint_auth_methods_supported",
                "How a client proves there which one it is",
                object("enum", methods),
                methods);
    }
}

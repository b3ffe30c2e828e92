package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Each member of the metadata, with where it is written down. A client believes what is here, so what is not offered
/// is not here either.
class MetadataEndpointTest {
    private static final String ISSUER = "https://auth.example.com";

    /// OpenID Connect Discovery 1.0 §3, also in RFC 8414 §2 but for the second half.
    private static final Map<String, Object> OF_OPENID = Map.ofEntries(
            Map.entry("issuer", ISSUER),
            Map.entry("authorization_endpoint", ISSUER + "/oauth2/authorize"),
            Map.entry("token_endpoint", ISSUER + "/oauth2/token"),
            Map.entry("jwks_uri", ISSUER + "/.well-known/jwks.json"),
            Map.entry(
                    "scopes_supported",
                    List.of("account", "email", "offline_access", "openid", "orders:read", "profile")),
            Map.entry("response_types_supported", List.of("code")),
            Map.entry("response_modes_supported", List.of("query", "form_post")),
            Map.entry("grant_types_supported", List.of("authorization_code", "refresh_token", "client_credentials")),
            Map.entry(
                    "token_endpoint_auth_methods_supported",
                    List.of("client_secret_basic", "client_secret_post", "none")),
            Map.entry("ui_locales_supported", List.of("en", "de")),
            Map.entry("userinfo_endpoint", ISSUER + "/oauth2/userinfo"),
            Map.entry("acr_values_supported", List.of("1", "2")),
            Map.entry("subject_types_supported", List.of("public")),
            Map.entry("id_token_signing_alg_values_supported", List.of("RS256", "ES256")),
            Map.entry(
                    "claims_supported",
                    List.of("iss sub aud iat exp auth_time nonce acr amr sid at_hash birthdate email email_verified"
                            .concat(" family_name gender given_name locale middle_name name nickname picture")
                            .concat(" preferred_username profile updated_at website zoneinfo")
                            .split(" "))),
            Map.entry("claims_parameter_supported", true),
            Map.entry("request_parameter_supported", false),
            Map.entry("request_uri_parameter_supported", false));

    /// RFC 8414 §2.
    private static final Map<String, Object> OF_OAUTH = Map.of(
            "revocation_endpoint",
            ISSUER + "/oauth2/revoke",
            "revocation_endpoint_auth_methods_supported",
            List.of("client_secret_basic", "client_secret_post", "none"),
            "introspection_endpoint",
            ISSUER + "/oauth2/introspect",
            "introspection_endpoint_auth_methods_supported",
            List.of("client_secret_basic", "client_secret_post"),
            "code_challenge_methods_supported",
            List.of("S256"));

    /// OpenID Connect RP-Initiated Logout 1.0 §2.1, and Initiating User Registration 1.0 §4.
    private static final Map<String, Object> OF_SIGN_OUT_AND_UP = Map.of(
            "end_session_endpoint",
            ISSUER + "/oauth2/logout",
            "prompt_values_supported",
            List.of("none", "login", "consent", "select_account", "create"));

    /// RFC 9207 §3.
    private static final Map<String, Object> OF_ISS = Map.of("authorization_response_iss_parameter_supported", true);

    private static Map<String, Object> metadata() throws IOException {
        var response = new MetadataEndpoint(ISSUER, Set.of("account", "orders:read"))
                .handle(Requests.get("/.well-known/openid-configuration"));
        assertThat(response.headers()).containsEntry("content-type", "application/json");
        var members = new TreeMap<String, Object>();
        try (var json = new JsonFactory().createParser(response.body())) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                members.put(
                        name,
                        switch (json.nextToken()) {
                            case VALUE_STRING -> json.getText();
                            case VALUE_TRUE -> true;
                            case VALUE_FALSE -> false;
                            case START_ARRAY -> {
                                var texts = new ArrayList<String>();
                                while (json.nextToken() != JsonToken.END_ARRAY) {
                                    texts.add(json.getText());
                                }
                                yield texts;
                            }
                            default -> throw new AssertionError(name);
                        });
            }
        }
        return members;
    }

    @Test
    void saysWhatIsOfferedAndNoMore() throws Exception {
        var expected = new TreeMap<>(OF_OPENID);
        expected.putAll(OF_OAUTH);
        expected.putAll(OF_SIGN_OUT_AND_UP);
        expected.putAll(OF_ISS);

        var found = metadata();

        assertThat(found.keySet()).isEqualTo(expected.keySet());
        assertThat(sorted(found)).isEqualTo(sorted(expected));
    }

    /// The order of a list says nothing.
    private static Map<String, Object> sorted(Map<String, Object> members) {
        var all = new TreeMap<>(members);
        all.replaceAll((_, value) -> value instanceof List<?> list ? new TreeSet<>(list) : value);
        return all;
    }
}

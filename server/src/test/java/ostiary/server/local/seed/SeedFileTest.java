package ostiary.server.local.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.user.ProfileClaim;

class SeedFileTest {
    private final List<String> problems = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void readsUsersAndClients() throws Exception {
        var seed = read("""
            {"users": [{"email": "Ada@Example.com", "password": "tangerine walrus", "name": "Ada", "roles": ["admin"],
                        "locale": "en-GB", "updated_at": "1795940205"}],
             "clients": [{"client_id": "shop", "client_secret": "0123456789abcdef", "client_name": "Shop",
                          "redirect_uris": ["https://shop.example.com/cb"], "scope": "openid email",
                          "post_logout_redirect_uris": ["https://shop.example.com/out"], "require_pkce": false,
                          "origins": ["https://shop.example.com"], "first_party": true, "sessions": "browser",
                          "id_token_signed_response_alg": "ES256"},
                         {"client_id": "app", "token_endpoint_auth_method": "none",
                          "redirect_uris": ["http://127.0.0.1/cb"], "scope": "openid"},
                         {"client_id": "job", "client_secret": "0123456789abcdef", "scope": "orders:read",
                          "resources": ["https://orders.example.com"]}]}
            """);

        assertThat(problems).isEmpty();
        var ada = seed.users().getFirst();
        assertThat(ada.email().value()).isEqualTo("ada@example.com");
        assertThat(ada.roles()).containsExactly("admin");
        assertThat(ada.profile().values())
                .containsExactly(entry(ProfileClaim.LOCALE, "en-GB"), entry(ProfileClaim.UPDATED_AT, "1795940205"));
        var shop = seed.clients().getFirst();
        assertThat(shop.type()).isEqualTo(ClientType.CONFIDENTIAL);
        assertThat(shop.secret()).contains("0123456789abcdef");
        assertThat(shop.described().grants()).isEqualTo(Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN));
        assertThat(shop.described().signIn().sessions()).isEqualTo(BuiltInPolicy.BROWSER);
        assertThat(shop.described().signIn().requiresPkce()).isFalse();
        assertThat(shop.described().signIn().idTokenAlgorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThat(seed.clients().get(1).type()).isEqualTo(ClientType.PUBLIC);
        assertThat(seed.clients().get(1).secret()).isEqualTo(Optional.empty());
        assertThat(seed.clients().get(2).described().grants()).containsExactly(GrantType.CLIENT_CREDENTIALS);
        assertThat(seed.toString()).doesNotContain("tangerine", "0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [                                                     | is no file of JSON that can be read
        []                                                    | SEED: the file has an object with users and clients.
        {"user": []}                                          | SEED: there is no user, but users and clients.
        {"users": {}}                                         | SEED: users is an array of objects.
        {"users": [1]}                                        | SEED: users is an array of objects.
        {"users": [{"password": "12345678"}]}                 | SEED users[0]: needs email.
        {"users": [{"email": "a", "password": "12345678"}]}   | SEED users[0]: email is an e-mail address.
        {"users": [{"email": "a@b.example", "password": "1234567"}]} | password has 8 to 128 characters.
        {"users": [{"email": "a@b.example", "password": 1}]}  | SEED users[0]: password is a text in quotes.
        {"users": [{"email": "a@b.example", "password": "12345678", "roles": "x"}]} | roles is an array of texts.
        {"users": [{"email": "a@b.example", "password": "12345678", "role": "x"}]}  | there is no role, but birthdate, email,
        {"users": [{"email": "a@b.example", "password": "12345678"}, {"email": "A@b.example", "password": "12345678"}]} | Two users have one address.
        {"users": [{"email": "a@b.example", "password": "12345678", "birthdate": "soon"}]} | birthdate is not of the form of that claim.
        {"clients": [{"client_id": "shop", "scope": "x", "id_token_signed_response_alg": "none"}]} | id_token_signed_response_alg is RS256 or ES256.
        {"clients": [{"client_id": "shop", "scope": "x", "client_secret": "short"}]} | client_secret has 16 to 128
        {"clients": [{"client_id": "shop", "scope": "x", "first_party": "yes"}]}     | first_party is true or false.
        {"clients": [{"client_id": "shop", "scope": "x", "sessions": "long"}]}       | there is no policy long.
        {"clients": [{"client_id": "shop", "scope": "x", "grant_types": ["implicit"]}]} | there is no grant implicit.
        {"clients": [{"client_id": "shop", "redirect_uris": ["http://shop.example.com/"]}]} | SEED clients[0]:
        {"clients": [{"client_id": "a", "client_secret": "0123456789abcdef", "token_endpoint_auth_method": "none"}]} | a public client has no client_secret.
        """)
    void saysWhatIsWrongAndWhere(String json, String problem) throws Exception {
        read(json);

        assertThat(problems).anyMatch(line -> line.contains(problem));
    }

    @Test
    void saysThatThereIsNoFile() {
        SeedFile.read(directory.resolve("none.json").toString(), problems);

        assertThat(problems).singleElement().asString().contains("is no file");
    }

    private Seed read(String json) throws Exception {
        return SeedFile.read(
                Files.writeString(directory.resolve("seed.json"), json).toString(), problems);
    }
}

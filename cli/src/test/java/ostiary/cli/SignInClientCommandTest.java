package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.key.SignatureAlgorithm;

/// `ostiary client` for the clients that users sign in to.
class SignInClientCommandTest extends ClientCommandSetup {
    private static final String HERE = "https://app.example.com/cb";

    private int create(String... more) {
        return run(Stream.concat(Stream.of("create", id, "--name", "App"), Stream.of(more))
                .toArray(String[]::new));
    }

    private int update(String... more) {
        return run(Stream.concat(Stream.of("update", id), Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void registersAPublicClientWithoutASecret() {
        assertThat(create("--public", "--redirect-uri", HERE, "--redirect-uri", "com.example.app:/a,b"))
                .as(err.toString())
                .isZero();

        assertThat(out).hasToString(id + " is registered.\n");
        assertThat(stored().type()).isEqualTo(ClientType.PUBLIC);
        assertThat(stored().secrets()).isEmpty();
        assertThat(stored().grants()).containsExactlyInAnyOrder(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        assertThat(stored().redirectUris().registered()).containsExactlyInAnyOrder(HERE, "com.example.app:/a,b");
        assertThat(stored().requiresPkce()).isTrue();
        assertThat(stored().isFirstParty()).isFalse();
        assertThat(run("rotate-secret", id)).isEqualTo(1);
        assertThat(err).hasToString("A public client has no secret.\n");
    }

    @Test
    void registersAConfidentialOneThatUsersSignInTo() {
        assertThat(create("--redirect-uri", HERE, "--scope", "openid,account", "--first-party", "--no-pkce"))
                .as(err.toString())
                .isZero();

        assertThat(isLetIn(secret())).isTrue();
        assertThat(stored().grants()).containsExactlyInAnyOrder(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        assertThat(stored().requiresPkce()).isFalse();
        assertThat(stored().isFirstParty()).isTrue();
    }

    @Test
    void showsHowUsersSignIn() {
        create(
                "--public",
                "--redirect-uri",
                HERE,
                "--post-logout-uri",
                "https://app.example.com/bye",
                "--origin",
                "https://app.example.com",
                "--origin",
                "http://localhost:3000",
                "--sessions",
                "browser",
                "--id-token-alg",
                "ES256");

        assertThat(run("show", id)).isZero();

        assertThat(out.toString())
                .contains(
                        "type        public\n",
                        "grants      authorization_code refresh_token\n",
                        "redirects   https://app.example.com/cb\n",
                        "post-logout https://app.example.com/bye\n",
                        "origins     http://localhost:3000 https://app.example.com\n",
                        "PKCE        required\n",
                        "party       third\n",
                        "sessions    browser\n",
                        "ID tokens   ES256\n",
                        "secrets     none\n");
    }

    @Test
    void showsOfAMachineNoSuchThing() {
        create("--scope", "orders:read");

        run("show", id);

        assertThat(out.toString()).contains("type        confidential\n").doesNotContain("PKCE", "redirects");
    }

    @Test
    void changesWhatIsGivenAndLeavesTheRest() {
        create("--redirect-uri", HERE, "--origin", "https://app.example.com", "--no-pkce", "--sessions", "agent");

        assertThat(update("--first-party", "--post-logout-uri", "https://app.example.com/"))
                .isZero();
        assertThat(stored().isFirstParty()).isTrue();
        assertThat(stored().requiresPkce()).isFalse();
        assertThat(stored().origins()).containsExactly("https://app.example.com");
        assertThat(stored().policy()).isEqualTo(BuiltInPolicy.AGENT.policy());
        assertThat(stored().redirectUris().only()).contains(HERE);

        assertThat(update("--no-first-party", "--pkce", "--origin", "", "--sessions", "default"))
                .isZero();
        assertThat(stored().isFirstParty()).isFalse();
        assertThat(stored().requiresPkce()).isTrue();
        assertThat(stored().origins()).isEmpty();
        assertThat(stored().policy()).isEqualTo(BuiltInPolicy.DEFAULT.policy());
        assertThat(stored().postLogoutUris().only()).contains("https://app.example.com/");
    }

    @Test
    void changesWithWhatItsIdTokensAreSigned() {
        create("--redirect-uri", HERE);
        assertThat(stored().idTokenAlgorithm()).isEqualTo(SignatureAlgorithm.RS256);

        assertThat(update("--id-token-alg", "ES256")).isZero();
        assertThat(stored().idTokenAlgorithm()).isEqualTo(SignatureAlgorithm.ES256);
        assertThat(update("--first-party")).isZero();
        assertThat(stored().idTokenAlgorithm()).isEqualTo(SignatureAlgorithm.ES256);
        for (var none : List.of("none", "HS256", "es256", "")) {
            assertThat(update("--id-token-alg", none)).as(none).isEqualTo(1);
        }
        assertThat(stored().idTokenAlgorithm()).isEqualTo(SignatureAlgorithm.ES256);
    }

    @Test
    void makesAMachineOfItAndBack() {
        create("--redirect-uri", HERE);

        assertThat(update("--grant", "client_credentials")).isEqualTo(1);
        assertThat(update("--grant", "client_credentials", "--redirect-uri", ""))
                .isZero();
        assertThat(stored().redirectUris().isEmpty()).isTrue();
        assertThat(update("--redirect-uri", HERE)).isEqualTo(1);
        assertThat(update("--grant", "authorization_code", "--redirect-uri", HERE))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--public",
                "--public --scope orders:read",
                "--public --grant client_credentials",
                "--public --redirect-uri https://a.example/cb --no-pkce",
                "--public --redirect-uri https://a.example/cb --audience https://a.example",
                "--public --redirect-uri https://a.example/cb --grant authorization_code,client_credentials",
                "--redirect-uri https://a.example/cb --scope account",
                "--redirect-uri http://a.example/cb",
                "--redirect-uri javascript:alert(1)",
                "--redirect-uri https://a.example/cb --post-logout-uri https://a.example/#x",
                "--redirect-uri https://a.example/cb --origin https://a.example/",
                "--redirect-uri https://a.example/cb --origin *",
                "--redirect-uri https://a.example/cb --sessions forever",
                "--redirect-uri https://a.example/cb --grant client_credentials",
                "--grant authorization_code",
                "--grant refresh_token",
                "--origin https://a.example",
                "--no-pkce",
                "--first-party",
                "--sessions browser"
            })
    void refusesInALineWhatCannotBe(String options) {
        assertThat(create(options.split(" "))).isEqualTo(1);

        assertThat(err.toString()).endsWith(".\n").hasLineCount(1);
        assertThat(out.toString()).isEmpty();
        assertThat(run("show", id)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--no-pkce", "--grant=client_credentials", "--redirect-uri=", "--audience=https://a.example"})
    void refusesToMakeMoreOfAPublicClient(String option) {
        create("--public", "--redirect-uri", HERE);

        assertThat(update(option)).isEqualTo(1);

        assertThat(stored().version()).isEqualTo(1);
    }

    /// A secret that was published is none.
    @Test
    void makesNoConfidentialClientOfAPublicOne() {
        create("--public", "--redirect-uri", HERE);

        assertThat(update("--public")).isNotZero();
    }
}

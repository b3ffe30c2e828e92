package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.secrets.KeySets;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.ServiceFunction;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.oauth.BrowserSessions;
import ostiary.core.session.Device;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Outbox;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import ostiary.edge.Body;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.edge.Router;
import ostiary.jose.HostileTokens;

/// ID tokens that come back as hints, as attackers bend them, at each endpoint that takes one: with the keys, the table
/// and the pages of the service, in a browser that is signed in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileHintsTest {
    private static final String ISSUER = "https://auth.example.com";
    private static final String GOODBYE = "https://shop.example/bye";
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private final UserId ada = Fresh.userId();
    private final String shop = "shop-" + ada.toString().substring(0, 8);
    private Router router = new Router(Map.of());
    private String cookie = "";
    private @Nullable HostileTokens made;

    @BeforeAll
    void signIn() {
        var pair = rsa();
        var environment = new HashMap<>(SoundEnvironment.of(ServiceFunction.PAGES));
        environment.put("OSTIARY_SOURCE", "directory");
        environment.put("OSTIARY_TABLE", LocalTable.shared().name());
        var config = Config.read(ServiceFunction.PAGES.settings(), environment);
        var foundation = new Foundation(config, new TestPlatform(KeySets.fresh(pair, Instant.now()), new Outbox()));
        router = new Router(new PagesAssembly(foundation).routes());
        register();
        account();
        cookie = new SessionAssembly(foundation)
                .startBrowserSession()
                .start(ada, Set.of(), List.of("pwd"), BrowserSessions.CLIENT, new Device("", ""), Fresh.now())
                .orElseThrow()
                .refreshToken()
                .text();
        assertThat(location(authorize(""))).contains("code=");
        made = tokens(pair, granted());
    }

    private void register() {
        var rules = new SignInRules(
                RedirectUris.of("https://shop.example/cb"),
                RedirectUris.of(GOODBYE),
                Set.of(),
                true,
                true,
                BuiltInPolicy.DEFAULT);
        var described = new ClientDescription(
                "Shop", Set.of(GrantType.AUTHORIZATION_CODE), Set.of("openid"), Set.of(), Optional.empty(), rules);
        new AdministerClients(
                        new DynamoDbClientStore(LocalTable.shared()),
                        new DynamoDbRevocationFeed(LocalTable.shared()),
                        new SecureRandom(),
                        _ -> {},
                        InstantSource.system())
                .register(shop, ClientType.PUBLIC, described);
    }

    private void account() {
        var signUps = new DynamoDbSignUpStore(LocalTable.shared());
        var code = new CodeHash(ada.toString());
        var email = Fresh.email();
        signUps.keep(
                code,
                new PendingSignUp(
                        ada,
                        email,
                        Optional.empty(),
                        SealedHash.NONE,
                        Fresh.now().plusSeconds(60)));
        assertThat(signUps.confirm(email, code, Fresh.now())).isPresent();
    }

    /// The client's session in this browser.
    private Session granted() {
        return new DynamoDbSessionStore(LocalTable.shared())
                .list(ada, Instant.now()).stream()
                        .map(SessionSnapshot::session)
                        .filter(session -> session.clientId().equals(shop))
                        .findFirst()
                        .orElseThrow();
    }

    private HostileTokens tokens(KeyPair pair, Session session) {
        long now = Instant.now().getEpochSecond();
        return new HostileTokens(
                pair,
                "{\"alg\":\"RS256\",\"kid\":\"%s\",\"typ\":\"JWT\"}".formatted(HostileTokens.kid(pair)),
                "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"iat\":%d,\"exp\":%d,\"sid\":\"%s\"}"
                        .formatted(ISSUER, shop, ada, now - 7200, now - 3600, session.id()));
    }

    private HostileTokens tokens() {
        return Objects.requireNonNull(made);
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Response get(String path, Map<String, String> parameters) {
        var query = new TreeMap<String, List<String>>();
        parameters.forEach((name, value) -> query.put(name, List.of(value)));
        var headers = Map.of("cookie", PagesApi.SESSION_COOKIE + "=" + cookie);
        return router.handle(new Request("GET", path, headers, query, Body.of(""), "192.0.2.1", "request-1"));
    }

    private Response authorize(String hint) {
        var parameters = new TreeMap<>(Map.of(
                "client_id", shop,
                "response_type", "code",
                "scope", "openid",
                "code_challenge", CHALLENGE,
                "code_challenge_method", "S256"));
        if (!hint.isEmpty()) {
            parameters.put("id_token_hint", hint);
        }
        return get(PagesApi.AUTHORIZE.path(), parameters);
    }

    private Response signOut(String hint) {
        return get(PagesApi.SIGN_OUT.path(), Map.of("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE));
    }

    private static String location(Response response) {
        return Optional.ofNullable(response.headers().get("location")).orElse("");
    }

    @Test
    void theTwinOfAllIsTaken() {
        assertThat(location(authorize(tokens().twin()))).contains("code=");
        assertThat(signOut(tokens().twin()).body()).contains("data-page=\"signing-out\"");
        assertThat(tokens().all()).hasSizeGreaterThan(150);
    }

    @Test
    void noneGetsACode() {
        tokens().all().forEach((what, token) -> {
            var answer = authorize(token);

            assertThat(answer.status()).as(what).isEqualTo(302);
            assertThat(location(answer))
                    .as(what)
                    .contains("error=invalid_request")
                    .doesNotContain("code=");
        });
    }

    /// Each is asked, or shown that the request can't be read.
    @Test
    void noneSignsAnybodyOutUnasked() {
        tokens().all().forEach((what, token) -> {
            var answer = signOut(token);

            assertThat(location(answer)).as(what).isEmpty();
            assertThat(answer.body()).as(what).containsPattern("data-page=\"(sign-out|failure)\"");
        });
        assertThat(location(authorize(""))).contains("code=");
    }
}

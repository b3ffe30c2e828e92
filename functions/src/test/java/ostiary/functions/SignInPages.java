package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.TableStores;
import ostiary.adapters.pages.HostedPages;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.Theme;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.SignInRules;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserPasswords;
import ostiary.edge.AuthorizationEndpoint;
import ostiary.edge.Body;
import ostiary.edge.Endpoint;
import ostiary.edge.PageAnswers;
import ostiary.edge.PageForm;
import ostiary.edge.Request;
import ostiary.edge.Response;
import ostiary.edge.Router;
import ostiary.edge.SignInAnswer;
import ostiary.edge.SignInEndpoint;
import ostiary.edge.SignInPage;

/// The sign-in page over DynamoDB Local with the real hasher, as strangers see it: each comes from a network of its
/// own.
final class SignInPages {
    private static final String ISSUER = "https://auth.example.com";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final Pattern HIDDEN = Pattern.compile("name=\"(request|form_token)\" value=\"([^\"]*)\"");

    private final World world = new World(TableStores.of(LocalTable.shared()));
    private final UserPasswords passwords =
            new UserPasswords(new Argon2PasswordHasher(2, Duration.ofSeconds(10)), world.sealing);
    private final UserPasswords.FreshHash hash = passwords.hash(World.PASSWORD);
    private final String client = "client." + UUID.randomUUID();
    private final Endpoint service;
    private final Map<String, String> hidden = new TreeMap<>();
    private final String cookie;
    private int strangers;

    /// @param flaw what is wrong with the check of passwords, in a control
    SignInPages(UnaryOperator<CredentialVerifier> flaw) {
        world.oauth.registeredPublic(
                client,
                new ClientDescription(
                        "Shop",
                        Set.of(GrantType.AUTHORIZATION_CODE),
                        Set.of("openid"),
                        Set.of(),
                        Optional.empty(),
                        SignInRules.to("https://shop.example.com/cb")));
        this.service = service(flaw.apply(new DirectoryCredentialVerifier(world.stores.users(), passwords)));
        var page = page();
        HIDDEN.matcher(page.body()).results().forEach(field -> hidden.put(field.group(1), text(field.group(2))));
        this.cookie = page.cookies().stream()
                .map(each -> each.name() + "=" + each.value())
                .collect(Collectors.joining("; "));
    }

    private static String text(String html) {
        return html.replace("&#x3D;", "=").replace("&#61;", "=").replace("&amp;", "&");
    }

    private Endpoint service(CredentialVerifier credentials) {
        var pages = new PageAnswers(new HostedPages(Theme.of("Ostiary")), ISSUER, new SecureRandom());
        var signInPage = new SignInPage(pages, true, Optional.empty());
        var authorize = world.oauth.authorize();
        var signIn = new SignInEndpoint(
                world.logIn(credentials), new SignInAnswer(signInPage, pages, world.oauth.takeOverBrowser()));
        return new Router(Map.of(
                PagesApi.AUTHORIZE,
                new AuthorizationEndpoint(authorize, signInPage, pages, ISSUER),
                PagesApi.SIGN_IN,
                new PageForm(PagesApi.SIGN_IN, authorize, pages, signIn)));
    }

    private Response page() {
        var query = Map.of(
                "client_id", client,
                "response_type", "code",
                "code_challenge", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM",
                "code_challenge_method", "S256");
        var parameters = query.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> List.of(each.getValue())));
        return service.handle(new Request(
                "GET", PagesApi.AUTHORIZE.path(), Map.of(), parameters, Body.EMPTY, "192.0.2.1", "request-1"));
    }

    /// An account with [World#PASSWORD].
    String account() {
        var id = Fresh.userId();
        var code = new CodeHash(id.toString());
        var email = Fresh.email();
        var now = world.clock.instant();
        var until = now.plus(Duration.ofMinutes(1));
        world.stores.signUps().keep(code, new PendingSignUp(id, email, Optional.empty(), hash.sealedFor(id), until));
        return world.stores
                .signUps()
                .confirm(email, code, now)
                .map(_ -> email.value())
                .orElseThrow();
    }

    /// An address of nobody.
    static String nobody() {
        EmailAddress email = Fresh.email();
        return email.value();
    }

    /// A stranger's try with a password that is wrong.
    Response guess(String username) {
        var form = new TreeMap<>(hidden);
        form.put("username", username);
        form.put("password", "wrong battery staple horse");
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        var address = "10.%d.%d.%d".formatted(strangers >> 16 & 255, strangers >> 8 & 255, strangers & 255);
        strangers++;
        var headers = new TreeMap<>(Map.of("content-type", FORM, "cookie", cookie));
        return service.handle(
                new Request("POST", PagesApi.SIGN_IN.path(), headers, Map.of(), Body.of(body), address, "request-1"));
    }
}

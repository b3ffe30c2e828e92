package ostiary.deployed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.totp.OtpCodes;
import ostiary.core.client.AdministerClients;
import ostiary.core.client.AdministerClients.Outcome.Done;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.token.Sha256;
import ostiary.deployed.Client.Answer;

/// The steps of a web application and the browser of its user, through a deployed stack.
final class BrowserStory {
    private static final String PAGE = "https://shop.example";
    private static final String BACK = "https://shop.example/cb";
    private static final String GOODBYE = "https://shop.example/bye";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");

    private static final Pattern KEY_GROUP = Pattern.compile("<code>([A-Z2-7]{4})</code>");
    private static final Pattern RECOVERY_CODE = Pattern.compile("<code>((?:[0-9A-Z]{4}-){5}[0-9A-Z]{4})</code>");

    /// After a forgotten one.
    private static final String NEXT = "marble otter 17 twilight";

    private final DeployedStack stack;
    private final Client client;
    private final String email;
    private final App shop;
    private final App reader;
    private final Map<String, String> cookies = new TreeMap<>();

    /// @param email of somebody who has signed up, with [Story#PASSWORD]
    BrowserStory(DeployedStack stack, String email) {
        this.stack = stack;
        this.client = new Client(stack.address());
        this.email = email;
        var table = stack.data().table();
        var clients = new AdministerClients(
                new DynamoDbClientStore(table),
                new DynamoDbRevocationFeed(table),
                new SecureRandom(),
                _ -> {},
                InstantSource.system());
        this.shop = register(clients, "shop", true);
        this.reader = register(clients, "reader", false);
    }

    /// An app and its secret.
    private record App(String id, String secret) {
        String credentials() {
            return encoded(Map.of("client_id", id, "client_secret", secret));
        }
    }

    private static App register(AdministerClients clients, String name, boolean isFirstParty) {
        var described = new ClientDescription(
                name,
                Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN),
                Set.of("openid", "email"),
                Set.of(),
                Optional.empty(),
                new SignInRules(
                        RedirectUris.of(BACK),
                        RedirectUris.of(GOODBYE),
                        Set.of(PAGE),
                        true,
                        isFirstParty,
                        BuiltInPolicy.DEFAULT));
        var id = name + "." + UUID.randomUUID();
        var secret = ((Done) clients.register(id, ClientType.CONFIDENTIAL, described))
                .secret()
                .orElseThrow();
        Client.told(secret);
        return new App(id, secret);
    }

    /// From the first page to the end of the session.
    void everything() {
        failToSignIn();
        signIn();
        var first = redeem(authorize());
        assertThat(userInfo(first)).isEqualTo(email);
        otherWays(first);
        agree();
        var next = expect(200, token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(first))));
        expect(
                200,
                client.postForm(
                        "/oauth2/revoke", encoded(Map.of("token", refreshToken(next))) + "&" + shop.credentials()));
        assertThat(client.get("/oauth2/userinfo", next.text("access_token")).status())
                .isEqualTo(401);
        disconnect(connect());
        signOutEverywhere();
        signIn();
        signInAnew();
        signOut();
        forgetPassword();
        keepAccount();
        changeAddressAndGoBack();
        signUp();
    }

    /// Lets an app of somebody else in, the first time by a page, and gets its tokens.
    Answer connect() {
        var answer = browse(query(reader), "");
        if (answer.status() == 200) {
            var form = fields(answer);
            form.put("decision", "allow");
            answer = expect(303, post("/oauth2/consent", form));
        }
        return redeem(reader, code(answer));
    }

    /// And takes that back.
    void disconnect(Answer tokens) {
        assertThat(expect(200, browse("/account/apps", "")).body()).contains("reader");
        assertThat(expect(200, client.send("HEAD", "/account/apps", "")).body()).isEmpty();
        var form = fields(expect(200, browse("/account/apps?app=" + reader.id(), "")));
        form.put("app", reader.id());
        expect(303, post("/account/apps", form));
        assertThat(client.get("/oauth2/userinfo", tokens.text("access_token")).status())
                .isEqualTo(401);
        assertThat(expect(200, browse(query(reader), "")).body()).contains("data-page=\"consent\"");
    }

    void signOutEverywhere() {
        assertThat(expect(200, client.send("HEAD", "/account/sessions", "")).body())
                .isEmpty();
        assertThat(expect(200, browse("/account/sessions", "")).body()).contains("data-page=\"sessions\"");
        var form = fields(expect(200, browse("/account/sessions?everywhere=1", "")));
        form.put("everywhere", "yes");
        expect(303, post("/account/sessions", form));
        assertThat(expect(200, browse("/account/sessions", "")).body()).contains("data-page=\"sign-in\"");
    }

    /// As somebody new, by the second of two codes.
    void signUp() {
        cookies.clear();
        var grace = UUID.randomUUID() + "@example.com";
        var form = form(expect(200, browse(query() + "&prompt=create", "")));
        form.putAll(Map.of("email", grace, "new_password", Story.PASSWORD));
        var mailed = fields(expect(200, post("/signup/page", form)));
        assertThat(mailed).containsOnlyKeys("request", "form_token", "sign_up");
        expect(200, post("/signup/page/resend", mailed));
        mailed.put("code", Story.mailedCode(stack, grace));
        expect(303, post("/signup/page/confirm", mailed));
        assertThat(userInfo(redeem(authorize()))).isEqualTo(grace);
        changePassword();
        findNoPasskeys();
        addFactor();
    }

    /// Where no team has chosen origins for them.
    private void findNoPasskeys() {
        expect(200, client.send("HEAD", "/account/passkeys", ""));
        assertThat(expect(200, browse("/account/passkeys", "")).body()).contains("data-page=\"passkeys-elsewhere\"");
        var form = fields(expect(200, browse("/account/factors?at=add", "")));
        form.put("name", "Phone");
        expect(303, post("/account/passkeys", form));
    }

    /// In the browser that is signed in by the password, and freshly.
    private void addFactor() {
        expect(200, client.send("HEAD", "/account/factors", ""));
        assertThat(expect(200, browse("/account/factors", "")).body()).contains("data-page=\"factors\"");
        var form = fields(expect(200, browse("/account/factors?at=add", "")));
        form.put("name", "Phone");
        expect(303, post("/account/factors", form));
        var scan = expect(200, browse("/account/factors?at=scan", ""));
        var key = all(KEY_GROUP, scan.body()).collect(Collectors.joining());
        Client.told(key);
        var first = fields(scan);
        first.put(
                "code",
                new OtpCodes().code(FactorStory.secret(key), Instant.now().getEpochSecond() / 30));
        var codes = expect(200, post("/account/factors", first));
        assertThat(all(RECOVERY_CODE, codes.body()).peek(Client::told)).hasSize(10);
        assertThat(expect(200, browse("/account/factors?at=codes", "")).body()).contains("data-page=\"confirm\"");
    }

    private static Stream<String> all(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(found -> found.group(1));
    }

    /// Knowing the present one, as somebody new and in the browser that signed up.
    private void changePassword() {
        expect(200, client.send("HEAD", "/account/password", ""));
        var form = fields(expect(200, browse("/account/password", "")));
        assertThat(form).containsOnlyKeys("request", "form_token", "shown");
        form.putAll(Map.of("current_password", Story.PASSWORD, "new_password", NEXT));
        var done = expect(303, post("/account/password", form));
        var page = done.raw().headers().firstValue("location").orElseThrow();
        assertThat(expect(200, browse(page.substring(page.indexOf("/account/")), ""))
                        .body())
                .contains("data-page=\"password-is-changed\"");
    }

    /// As somebody new does at once: first by the code, then by the link.
    void forgetPassword() {
        var forgetful = new Story(stack);
        forgetful.signUp();
        cookies.clear();
        var query = query().substring(query().indexOf('?') + 1);
        expect(200, client.send("HEAD", "/password/forgot/page?" + query, ""));
        var form = form(expect(200, browse("/password/forgot/page?" + query, "")));
        form.put("email", forgetful.email());
        var mailed = fields(expect(200, post("/password/forgot/page", form)));
        assertThat(mailed).containsOnlyKeys("request", "form_token", "reset");
        mailed.putAll(Map.of("code", Story.mailedCode(stack, forgetful.email()), "new_password", NEXT));
        assertThat(expect(200, post("/password/forgot/page/code", mailed)).body())
                .contains("data-page=\"password-changed\"");
        expect(200, post("/password/forgot/page", form));
        var link = Story.mailedLink(stack, forgetful.email());
        expect(200, client.send("HEAD", link, ""));
        var linked = fields(expect(200, browse(link, "")));
        linked.put("new_password", Story.PASSWORD);
        assertThat(expect(200, post("/password/reset/page", linked)).body()).contains("data-page=\"password-changed\"");
        forgetful.logIn();
    }

    /// By the links of two mails, each opened once without a form.
    void changeAddressAndGoBack() {
        var moving = new Story(stack);
        moving.signUp();
        var next = "grace-" + UUID.randomUUID() + "@example.com";
        if (moving.askForAddress(moving.logIn(), next).isEmpty()) {
            return;
        }
        follow(Story.mailedLink(stack, next), "/email/confirm/page", Map.of("current_password", Story.PASSWORD));
        moving.failToLogIn();
        follow(Story.mailedLink(stack, moving.email()), "/email/restore/page", Map.of());
        // The password is void until it is reset.
        expect(401, moving.tryToLogIn(stack));
    }

    private void follow(String link, String page, Map<String, String> typed) {
        cookies.clear();
        expect(200, client.send("HEAD", link, ""));
        var form = fields(expect(200, browse(link, "")));
        form.putAll(typed);
        assertThat(expect(200, post(page, form)).body()).contains("data-page=\"address-changed\"");
    }

    /// As a client asks for that proves itself by its ID token. What it has got is over, too.
    void signOut() {
        var tokens = redeem(authorize());
        var asked = encoded(Map.of("id_token_hint", tokens.text("id_token"), "post_logout_redirect_uri", GOODBYE));
        expect(303, browse("/oauth2/logout", asked));
        assertThat(expect(200, client.send("HEAD", "/oauth2/logout", "")).body())
                .isEmpty();
        var form = form(expect(200, browse("/oauth2/logout?" + asked, "")));
        var left = expect(303, post("/oauth2/logout/confirm", form));
        assertThat(left.raw().headers().firstValue("location")).contains(GOODBYE);
        expect(400, token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(tokens))));
        assertThat(expect(200, browse("/oauth2/logout", "")).body()).contains("data-page=\"signed-out\"");
    }

    /// By forms, and by whoever only looks.
    private void otherWays(Answer tokens) {
        var access = tokens.text("access_token");
        expect(303, browse("/oauth2/authorize", query().substring(query().indexOf('?') + 1)));
        expect(200, client.send("HEAD", query(), ""));
        expect(200, client.send("HEAD", "/oauth2/userinfo", access));
        expect(200, client.postForm("/oauth2/userinfo", "access_token=" + access));
    }

    /// To what the client asks to be agreed to.
    private void agree() {
        var form = fields(expect(200, browse(query() + "&prompt=consent", "")));
        assertThat(form).containsOnlyKeys("request", "form_token", "shown");
        form.put("decision", "allow");
        expect(303, post("/oauth2/consent", form));
    }

    /// On a new device.
    void signIn() {
        cookies.clear();
        var form = form(expect(200, browse(query(), "")));
        form.putAll(Map.of("username", email, "password", Story.PASSWORD));
        expect(303, post("/login/page", form));
        assertThat(cookies.keySet()).contains("__Host-ostiary_session", "__Host-ostiary_device");
        cookies.values().forEach(Client::told);
    }

    /// As somebody who has asked for the end of the account, and stays.
    void keepAccount() {
        var leaving = Story.signedUp(stack);
        expect(202, client.send("POST", "/me/deletion", leaving.logIn().access()));
        cookies.clear();
        var form = form(expect(200, browse(query(), "")));
        form.putAll(Map.of("username", leaving.email(), "password", Story.PASSWORD));
        var offered = fields(expect(200, post("/login/page", form)));
        assertThat(offered).containsOnlyKeys("request", "form_token", "challenge");
        Client.told(Objects.requireNonNull(offered.get("challenge")));
        expect(200, post("/login/page/keep", offered));
        leaving.logIn();
    }

    /// In the same browser, while a code of the session of before is on its way.
    void signInAnew() {
        var waiting = authorize();
        var form = form(expect(200, browse(query() + "&prompt=login", "")));
        form.putAll(Map.of("username", email, "password", Story.PASSWORD));
        expect(303, post("/login/page", form));
        cookies.values().forEach(Client::told);
        assertThat(userInfo(redeem(waiting))).isEqualTo(email);
    }

    /// By a wrong password, and by the answer to nobody's challenge.
    void failToSignIn() {
        var page = expect(200, browse(query() + "&prompt=login", ""));
        var wrong = form(page);
        wrong.putAll(Map.of("username", email, "password", "another " + Story.PASSWORD));
        assertThat(expect(200, post("/login/page", wrong)).body()).contains("data-trouble=\"wrong-credentials\"");
        var nobodys = form(page);
        nobodys.putAll(Map.of("challenge", "och_" + "A".repeat(43), "code", "123456"));
        assertThat(expect(200, post("/login/page/challenge", nobodys)).body()).contains("data-trouble=\"expired\"");
        var unasked = form(page);
        unasked.putAll(Map.of(
                "challenge",
                "opc_" + "A".repeat(75),
                "id",
                "A".repeat(22),
                "user_handle",
                "A".repeat(22),
                "client_data",
                "e30",
                "authenticator_data",
                "AA",
                "signature",
                "AA"));
        assertThat(expect(200, post("/login/page/passkey", unasked)).body()).contains("data-trouble=\"expired\"");
    }

    /// In a browser that is signed in.
    ///
    /// @return the code
    String authorize() {
        return code(expect(302, browse(query(), "")));
    }

    private static String code(Answer redirect) {
        var location = redirect.raw().headers().firstValue("location");
        assertThat(location).as(redirect.body()).isPresent();
        var answer = parameters(URI.create(location.orElseThrow()).getRawQuery());
        assertThat(answer).containsKeys("state", "iss");
        var code = Objects.requireNonNull(answer.get("code"));
        Client.told(code);
        return code;
    }

    /// Each of the grants of a user, and what ends them: the same code once more.
    void tokens() {
        var code = authorize();
        var first = redeem(code);
        expect(200, token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(first))));
        expect(400, exchange(shop, code));
        expect(400, token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken(first))));
    }

    Answer redeem(String code) {
        return redeem(shop, code);
    }

    private Answer redeem(App app, String code) {
        var answer = expect(200, exchange(app, code));
        Client.told(answer.text("id_token"));
        return answer;
    }

    String userInfo(Answer tokens) {
        var answer = expect(200, client.getFrom(PAGE, "/oauth2/userinfo", tokens.text("access_token")));
        assertThat(answer.raw().headers().firstValue("access-control-allow-origin"))
                .contains(PAGE);
        return answer.text("email");
    }

    private Answer exchange(App app, String code) {
        return token(
                app,
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        BACK,
                        "code_verifier",
                        VERIFIER));
    }

    private Answer token(Map<String, String> form) {
        return token(shop, form);
    }

    private Answer token(App app, Map<String, String> form) {
        return client.postForm("/oauth2/token", encoded(form) + "&" + app.credentials());
    }

    private static String refreshToken(Answer tokens) {
        return tokens.text("refresh_token");
    }

    private String query() {
        return query(shop);
    }

    private static String query(App app) {
        return "/oauth2/authorize?"
                + encoded(Map.of(
                        "client_id", app.id(),
                        "redirect_uri", BACK,
                        "response_type", "code",
                        "scope", "openid email",
                        "state", "af0ifjsldkj",
                        "code_challenge", Sha256.of(VERIFIER.getBytes(US_ASCII)).value(),
                        "code_challenge_method", "S256"));
    }

    private Answer post(String path, Map<String, String> form) {
        return browse(path, encoded(form));
    }

    private Answer browse(String path, String form) {
        var sent = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        var answer = client.browse(path, sent, form);
        answer.raw().headers().allValues("set-cookie").forEach(text -> {
            var pair = text.substring(0, text.indexOf(';')).split("=", 2);
            cookies.put(pair[0], pair[1]);
        });
        return answer;
    }

    private static Map<String, String> form(Answer page) {
        var form = fields(page);
        assertThat(form).containsOnlyKeys("request", "form_token");
        return form;
    }

    private static Map<String, String> fields(Answer page) {
        var fields = new TreeMap<String, String>();
        HIDDEN.matcher(page.body())
                .results()
                .forEach(field -> fields.put(
                        field.group(1), field.group(2).replace("&amp;", "&").replace("&#x3D;", "=")));
        return fields;
    }

    private static Map<String, String> parameters(String query) {
        return Pattern.compile("&")
                .splitAsStream(query)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return answer;
    }
}

package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import ostiary.blueprint.Api;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.HttpMethod;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.ServiceFunction;
import ostiary.deployed.Client.Answer;

/// The steps of users, through the API of a deployed stack. Each fails if its answer is not the one that it
/// should be.
final class Story {
    private static final int TRIES_TO_SIGN_UP = 5;
    private static final Pattern CODE = Pattern.compile("\\d{4}-\\d{4}");
    private static final Pattern LINK = Pattern.compile("https://[^/\\s]+(/\\S*\\?token=)(\\S+)");

    /// Of a session of the client `browser`; here with a second for the way.
    static final Duration GRACE = Duration.ofSeconds(11);

    static final String PASSWORD = "tangerine walrus 42 sunrise";

    /// The password in between.
    private static final String FORGOTTEN = "marble otter 17 twilight";

    private final DeployedStack stack;
    private final Client client;
    private final String email;

    record Tokens(String access, String refresh) {}

    Story(DeployedStack stack) {
        this(stack, "ada-" + UUID.randomUUID() + "@example.com");
    }

    private Story(DeployedStack stack, String email) {
        this.stack = stack;
        this.client = new Client(stack.address());
        this.email = email;
    }

    /// The same user, at another stack.
    Story at(DeployedStack other) {
        return new Story(other, email);
    }

    /// One who has signed up. A function that has just started on a busy machine may be out of time; a mistake in the
    /// stack is there each time.
    static Story signedUp(DeployedStack stack) {
        for (int tries = 1; ; tries++) {
            var story = new Story(stack);
            try {
                story.signUp();
                return story;
            } catch (AssertionError busy) {
                if (tries == TRIES_TO_SIGN_UP) {
                    throw busy;
                }
            }
        }
    }

    /// Through every route, once or more.
    void everything() {
        signUp();
        answerNobodysChallenge();
        var tokens = logIn();
        me(tokens);
        export(tokens);
        sessions(tokens);
        heads(tokens);
        endAnother(tokens);
        var next = refresh(tokens);
        logOut(next);
        refused(next);
        everywhere();
        var careful = new Story(stack);
        careful.signUp();
        new FactorStory(stack, careful).everything();
        new PasskeyStory(signedUp(stack)).everything();
        var forgetful = new Story(stack);
        forgetful.signUp();
        forgetful.forgetAndChangeThePassword();
        new AdminStory(stack).everything();
        var moving = new Story(stack);
        moving.signUp();
        moving.changeAddress();
        documents();
        new ClientStory(stack, client).everything();
        new BrowserStory(stack, email).everything();
    }

    /// The headers alone, wherever there is something to get.
    void heads(Tokens tokens) {
        Api.DOCUMENTED.stream()
                .filter(route -> route.method() == HttpMethod.GET
                        && route.function() != ServiceFunction.ADMIN
                        && !Set.of(OAuthApi.USER_INFO, OAuthApi.REVOCATIONS).contains(route))
                .forEach(route -> {
                    // No team has chosen origins for passkeys here.
                    int status = route.equals(DiscoveryApi.PASSKEY_ORIGINS) ? 404 : 200;
                    var answer = expect(status, client.send("HEAD", route.path(), tokens.access()));
                    assertThat(answer.body()).isEmpty();
                    assertThat(answer.raw().headers().firstValue("content-type"))
                            .isPresent();
                });
    }

    void signUp() {
        signUpAgain();
        expect(204, client.post("/signup/confirm", body("email", email, "code", mailedCode())));
    }

    /// Asks once more; only the mail tells that there is an account.
    void signUpAgain() {
        expect(202, client.post("/signup", body("email", email, "password", PASSWORD, "name", "Ada")));
    }

    Tokens logIn() {
        return tokens(client.post("/login", body("username", email, "password", PASSWORD, "client_id", "browser")));
    }

    /// From now on the device is known.
    void logInOnANewDevice() {
        var answer = expect(200, client.post("/login", body("username", email, "password", PASSWORD)));
        assertThat(answer.json().path("device_token").asText()).isNotEmpty();
    }

    void failToLogIn() {
        expect(401, client.post("/login", body("username", email, "password", "another " + PASSWORD)));
    }

    /// With the right password, whatever comes of it.
    Answer tryToLogIn(DeployedStack other) {
        return at(other).client.post("/login", credentials());
    }

    /// To a login that nobody has begun.
    void answerNobodysChallenge() {
        var answer =
                expect(401, client.post("/login/mfa", body("challenge", "och_" + "A".repeat(43), "code", "123456")));
        assertThat(answer.text("code")).isEqualTo("invalid_challenge");
    }

    /// First by a mail, then by the password that was set so.
    void forgetAndChangeThePassword() {
        var before = logIn();
        var request = expect(202, client.post("/password/forgot", body("email", email)))
                .text("request");
        Client.told(request);
        var code = mailedCode();
        expect(400, client.post("/password/reset", reset(request, "0000-0000".equals(code) ? "1" : "0000-0000")));
        expect(204, client.post("/password/reset", reset(request, code)));
        refused(before);
        failToLogIn();
        // A token of the very second of the reset is over with those of before.
        waitForTheNextSecond();
        var tokens =
                tokens(client.post("/login", body("username", email, "password", FORGOTTEN, "client_id", "browser")));
        expect(
                204,
                client.post(
                        "/password/change",
                        body("current_password", FORGOTTEN, "new_password", PASSWORD),
                        tokens.access()));
        refresh(tokens);
    }

    /// By the code. Where users come from a pool it is refused.
    void changeAddress() {
        var tokens = logIn();
        var next = "grace-" + UUID.randomUUID() + "@example.com";
        askForAddress(tokens, next).ifPresent(request -> {
            var code = mailedCode(stack, next);
            expect(400, client.post("/me/email/confirm", confirmation(request, "1"), tokens.access()));
            expect(204, client.post("/me/email/confirm", confirmation(request, code), tokens.access()));
            failToLogIn();
        });
    }

    /// Asks for another address.
    ///
    /// @return the request, unless users come from a pool
    Optional<String> askForAddress(Tokens tokens, String next) {
        var answer = client.post("/me/email", body("email", next), tokens.access());
        if (answer.status() == 409) {
            assertThat(answer.text("code")).isEqualTo("password_elsewhere");
            return Optional.empty();
        }
        var request = expect(202, answer).text("request");
        Client.told(request);
        return Optional.of(request);
    }

    private static String confirmation(String request, String code) {
        return body("request", request, "code", code);
    }

    /// A token of the very second in which sessions were ended is over with those of before.
    static void waitForTheNextSecond() {
        try {
            Thread.sleep(Duration.ofMillis(1_100));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reset(String request, String code) {
        return body("request", request, "code", code, "new_password", FORGOTTEN);
    }

    void export(Tokens tokens) {
        var copy = expect(200, client.get("/me/export", tokens.access())).json();
        assertThat(copy.required("profile").required("email").asText()).isEqualTo(email);
        assertThat(copy.required("sessions")).isNotEmpty();
    }

    void me(Tokens tokens) {
        assertThat(expect(200, client.get("/me", tokens.access())).text("email"))
                .isEqualTo(email);
        assertThat(expect(200, client.patch("/me", body("locale", "en-GB"), tokens.access()))
                        .text("locale"))
                .isEqualTo("en-GB");
    }

    void sessions(Tokens tokens) {
        assertThat(expect(200, client.get("/sessions", tokens.access())).json().required("sessions"))
                .isNotEmpty();
    }

    void endAnother(Tokens own) {
        var other = logIn();
        var listed = expect(200, client.get("/sessions", other.access())).json().required("sessions");
        var id = listed.valueStream()
                .filter(session -> session.required("current").asBoolean())
                .findAny()
                .orElseThrow()
                .required("id")
                .asText();
        expect(204, client.delete("/sessions/" + id, own.access()));
        refused(other);
    }

    Tokens refresh(Tokens tokens) {
        return tokens(client.refresh(tokens.refresh()));
    }

    void refused(Tokens tokens) {
        var answer = expect(401, client.refresh(tokens.refresh()));
        assertThat(answer.text("code")).isEqualTo("invalid_grant");
    }

    void logOut(Tokens tokens) {
        expect(204, client.post("/logout", body("refresh_token", tokens.refresh())));
    }

    void everywhere() {
        var tokens = logIn();
        expect(204, client.delete("/sessions", tokens.access()));
        refused(tokens);
    }

    void documents() {
        assertThat(expect(200, client.get("/.well-known/jwks.json")).json().required("keys"))
                .isNotEmpty();
        assertThat(client.get("/.well-known/oauth-authorization-server").body())
                .isEqualTo(client.get("/.well-known/openid-configuration").body());
        assertThat(expect(200, client.get("/.well-known/openid-configuration")).text("issuer"))
                .startsWith("https://");
        expect(404, client.get("/.well-known/webauthn"));
        for (var route : OAuthApi.PREFLIGHTS) {
            assertThat(expect(204, client.send("OPTIONS", route.path(), ""))
                            .raw()
                            .headers()
                            .firstValue("access-control-allow-origin"))
                    .contains("*");
        }
    }

    /// The body of a login.
    String credentials() {
        return body("username", email, "password", PASSWORD);
    }

    /// The address of the user.
    String email() {
        return email;
    }

    Client client() {
        return client;
    }

    private String mailedCode() {
        return mailedCode(stack, email);
    }

    /// The code of the newest mail to an address.
    static String mailedCode(DeployedStack stack, String email) {
        var mail = stack.mails().sent().stream()
                .filter(sent -> sent.to().contains(email))
                .reduce((_, last) -> last)
                .orElseThrow();
        var code = CODE.matcher(mail.text());
        assertThat(code.find()).isTrue();
        return code.group();
    }

    /// The path and the query of the link in the newest mail with one to an address.
    static String mailedLink(DeployedStack stack, String email) {
        var mail = stack.mails().sent().stream()
                .filter(sent -> sent.to().contains(email))
                .reduce((_, last) -> last)
                .orElseThrow();
        var link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        Client.told(link.group(2));
        return link.group(1) + link.group(2);
    }

    private static Tokens tokens(Answer answer) {
        expect(200, answer);
        return new Tokens(answer.text("access_token"), answer.text("refresh_token"));
    }

    private static Answer expect(int status, Answer answer) {
        assertThat(answer.status())
                .as(
                        "%s %s: %s",
                        answer.raw().request().method(), answer.raw().request().uri(), answer.body())
                .isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("strict-transport-security"))
                .isPresent();
        return answer;
    }

    private static String body(String... pairs) {
        var json = new StringBuilder("{");
        for (int i = 0; i < pairs.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(pairs[i])
                    .append("\":\"")
                    .append(pairs[i + 1])
                    .append('"');
        }
        return json.append('}').toString();
    }
}

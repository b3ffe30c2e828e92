package ostiary.deployed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import ostiary.blueprint.ServiceFunction;
import ostiary.deployed.Story.Tokens;
import ostiary.emulators.aws.iam.Grant;
import ostiary.emulators.lambda.Outcome.Answered;
import ostiary.functions.SampleEvent;

/// For each function, all that needs its permissions. What is not seen here to fail without a permission is one too
/// many.
final class Uses {
    private final DeployedStack stack;
    private final Story story;
    private final ClientStory clients;
    private final BrowserStory browser;
    private final Queue<Stolen> stolen = new ArrayDeque<>();
    private long tooLate;

    Uses(DeployedStack stack) {
        this.stack = stack;
        this.story = Story.signedUp(stack);
        this.clients = new ClientStory(stack, story.client());
        this.browser = new BrowserStory(stack, story.email());
    }

    /// A session's first token, and the second, which may move on when [Story#GRACE] is over: then the first is a
    /// replay.
    private record Stolen(Tokens first, Tokens second) {}

    /// Refreshes sessions, so that their tokens can be replayed later.
    void prepareReplays(int number) {
        for (int i = 0; i < number; i++) {
            var first = story.logIn();
            stolen.add(new Stolen(first, story.refresh(first)));
        }
        tooLate = System.nanoTime() + Story.GRACE.toNanos();
    }

    /// All of them, one after the other.
    ///
    /// @return which of them is the first that needs a grant
    Map<Grant, Runnable> of(ServiceFunction function) {
        stack.data().forgetAttempts();
        var firsts = new HashMap<Grant, Runnable>();
        var role = stack.functions().role(function.handler());
        watched(function, () -> {
            for (var use : each(function)) {
                role.usedBy(use).forEach(grant -> firsts.putIfAbsent(grant, use));
            }
        });
        return firsts;
    }

    /// Some use of a function, which it logs and traces.
    void watched(ServiceFunction function, Runnable use) {
        int lines = stack.functions().log(function.handler()).size();
        long traces = stack.functions().traces(function.handler());
        use.run();
        assertThat(stack.functions().log(function.handler())).hasSizeGreaterThan(lines);
        assertThat(stack.functions().traces(function.handler())).isGreaterThan(traces);
    }

    /// One of them, once more.
    void again(Runnable use) {
        stack.data().forgetAttempts();
        use.run();
    }

    /// The uses of a function, none of which needs another one before it. A grant that several need is tried with the
    /// first of them, so the cheap ones come first.
    private List<Runnable> each(ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> List.of(this::signUp);
            case LOGIN -> List.of(this::logIn, this::proveFactors);
            case REFRESH -> List.of(this::refresh);
            case LOGOUT -> List.of(this::logOut, clients::revoke);
            case SESSIONS -> sessions();
            case ACCOUNT -> account();
            case AUTHORIZER -> List.of(() -> story.me(story.logIn()), this::authorizer);
            case SECURITY -> security();
            case ADMIN -> List.of(new AdminStory(stack, story)::look, () -> new AdminStory(stack).everything());
            case PAGES -> pages();
            case TOKEN -> List.of(clients::token, this::tokens);
            case BACKCHANNEL -> List.of(clients::everything, () -> clients.introspect(story));
            case DISCOVERY -> List.of(story::documents);
            case REHEARSAL -> List.of(() -> rehearse(ServiceFunction.LOGIN));
            case KEYS -> stack.rotatedKeys().stream().map(this::rotation).toList();
        };
    }

    private List<Runnable> security() {
        return List.of(
                () -> story.export(story.logIn()),
                () -> Story.signedUp(stack).forgetAndChangeThePassword(),
                () -> Story.signedUp(stack).changeAddress(),
                this::proveFactors,
                () -> new PasskeyStory(Story.signedUp(stack)).everything());
    }

    private void proveFactors() {
        new FactorStory(stack, Story.signedUp(stack)).everything();
    }

    private List<Runnable> pages() {
        return List.of(
                browser::failToSignIn,
                browser::signUp,
                browser::forgetPassword,
                browser::keepAccount,
                browser::changeAddressAndGoBack,
                () -> {
                    browser.signIn();
                    browser.authorize();
                    browser.disconnect(browser.connect());
                    browser.signOutEverywhere();
                },
                () -> {
                    browser.signIn();
                    browser.signInAnew();
                    browser.signOut();
                });
    }

    private void tokens() {
        browser.signIn();
        browser.signInAnew();
        browser.tokens();
        browser.connect();
    }

    private void signUp() {
        var anew = new Story(stack);
        anew.signUp();
        anew.signUpAgain();
    }

    private void logIn() {
        story.failToLogIn();
        story.answerNobodysChallenge();
        story.logInOnANewDevice();
    }

    private void refresh() {
        story.refresh(story.logIn());
        waitForTheGraceToEnd();
        var copied = stolen.remove();
        story.refresh(copied.second());
        var answer = story.client().refresh(copied.first().refresh());
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("reason")).isEqualTo("replayed");
    }

    private void logOut() {
        var tokens = story.logIn();
        story.logOut(tokens);
        story.refused(tokens);
    }

    private List<Runnable> sessions() {
        return List.of(
                () -> behindALoadBalancer(ServiceFunction.SESSIONS, "/sessions", story.logIn(), 200),
                story::everywhere,
                () -> {
                    browser.signIn();
                    browser.redeem(browser.authorize());
                    story.endAnother(story.logIn());
                });
    }

    private List<Runnable> account() {
        return List.of(
                () -> behindALoadBalancer(ServiceFunction.ACCOUNT, "/me", story.logIn(), 200),
                this::profile,
                this::endedSession,
                () -> {
                    browser.signIn();
                    browser.userInfo(browser.redeem(browser.authorize()));
                });
    }

    private void profile() {
        var tokens = story.logIn();
        story.me(tokens);
        var edited = story.client().patch("/me", "{\"locale\":\"de\"}", tokens.access());
        assertThat(edited.status()).isEqualTo(200);
    }

    private void endedSession() {
        var tokens = story.logIn();
        story.logOut(tokens);
        forgetEnvironments(ServiceFunction.ACCOUNT);
        behindALoadBalancer(ServiceFunction.ACCOUNT, "/me", tokens, 401);
    }

    private void authorizer() {
        var tokens = story.logIn();
        story.logOut(tokens);
        forgetEnvironments(ServiceFunction.AUTHORIZER);
        assertThat(story.client().get("/me", tokens.access()).status()).isEqualTo(401);
    }

    /// Before `released` gets traffic; and tidies up.
    void rehearse(ServiceFunction released) {
        stack.verdicts().forget();
        var before = stack.data().items();
        assertThat(stack.deployments().of(released)).isEqualTo("Succeeded");
        assertThat(stack.data().since(before)).allMatch(RehearsalTest::mayStay);
    }

    /// Whatever is known of the release that `released` goes back from.
    void goBack(ServiceFunction released) {
        stack.verdicts().fail();
        assertThat(stack.deployments().back(released)).isEqualTo("Succeeded");
    }

    /// One secret of those that the rotation is for.
    void rotate(String secret) {
        assertThatCode(() -> stack.rotateKeys(secret)).doesNotThrowAnyException();
    }

    private Runnable rotation(String secret) {
        return () -> rotate(secret);
    }

    /// As the next invocation of the function finds it: nothing known, nothing kept.
    void forgetEnvironments(ServiceFunction function) {
        stack.functions().forgetEnvironments(function.handler());
    }

    /// Where no gateway has looked at the token, the function does.
    private void behindALoadBalancer(ServiceFunction function, String path, Tokens tokens, int status) {
        var event = SampleEvent.of("account", "load-balancer")
                .with(Map.of("access_token", tokens.access()))
                .json()
                .replace("\"/me\"", "\"" + path + "\"");
        var outcome = stack.functions().invoke(stack.functions().alias(function.handler()), event);
        assertThat(outcome).isInstanceOf(Answered.class);
        assertThat(((Answered) outcome).payload()).contains("\"statusCode\":" + status);
    }

    private void waitForTheGraceToEnd() {
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, tooLate - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

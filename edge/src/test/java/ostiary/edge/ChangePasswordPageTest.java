package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.login.LogIn;
import ostiary.core.password.Password;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The page on which a user sets another password, used as people do and as attackers would.
class ChangePasswordPageTest extends PagesSetup {
    private static final String NEXT = "tangerine walrus 42 sunrise";

    private final LogIn.Outcome.LoggedIn elsewhere = (LogIn.Outcome.LoggedIn) logIn(World.PASSWORD.text());

    @BeforeEach
    void later() {
        signIn(ada);
        world.clock.advance(Duration.ofSeconds(1));
    }

    private void signIn(String address) {
        open("");
        var form = new HashMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", address, "password", World.PASSWORD.text()));
        post(PagesApi.SIGN_IN.path(), form);
    }

    private LogIn.Outcome logIn(String password) {
        return world.logIn().logIn(ada, Password.of(password), world.clients.byDefault(), World.LAPTOP);
    }

    private boolean letsIn(String password) {
        return logIn(password) instanceof LogIn.Outcome.LoggedIn;
    }

    private Response open(String query) {
        return send("GET", AccountPagesApi.PASSWORD.path(), query, "", "");
    }

    private <T extends AccountPage> T page(Class<T> kind) {
        return kind.cast(((Page.Account) shown.getLast()).page());
    }

    private Map<String, String> filledIn(String present, String next) {
        open("");
        var form = new HashMap<>(page(AccountPage.ChangePassword.class).hidden());
        form.putAll(Map.of("current_password", present, "new_password", next));
        return form;
    }

    private Response change(Map<String, String> form) {
        return post(AccountPagesApi.CHANGE_PASSWORD.path(), form);
    }

    private Response change() {
        return change(filledIn(World.PASSWORD.text(), NEXT));
    }

    @Test
    void setsThePasswordAndKeepsThisBrowserSignedInAlone() {
        var form = filledIn(World.PASSWORD.text(), NEXT);
        assertThat(page(AccountPage.ChangePassword.class).username()).contains(ada);

        var response = change(form);

        assertThat(response.status()).isEqualTo(303);
        world.clock.advance(Duration.ofSeconds(1));
        open(location(response).getRawQuery());
        assertThat(page(AccountPage.PasswordIsChanged.class).sessions()).isEqualTo("/account/sessions");
        assertThat(letsIn(World.PASSWORD.text())).isFalse();
        assertThat(letsIn(NEXT)).isTrue();
        var old = elsewhere.tokens().refreshToken();
        assertThat(world.listSessions().list(old.userId()))
                .noneMatch(listed -> listed.snapshot().session().id().equals(old.sessionId()));
    }

    @Test
    void isLinkedFromWhereTheUserIsSignedIn() {
        send("GET", AccountPagesApi.SESSIONS.path(), "", "", "");

        assertThat(page(AccountPage.Sessions.class).own().orElseThrow().password())
                .isEqualTo("/account/password");
    }

    @Test
    void isInNobodysFrameAndKeptByNobody() {
        var response = open("");

        assertThat(response.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
        assertThat(response.headers()).containsEntry("cache-control", "no-store");
    }

    @Test
    void asksForThePresentPasswordUntilTheLimit() {
        for (int i = 0; i < Limits.PASSWORD_CHANGE_BY_USER.most(); i++) {
            assertThat(change(filledIn("guess " + i, NEXT)).status()).isEqualTo(200);
            assertThat(page(AccountPage.ChangePassword.class).trouble()).contains(new Trouble.WrongPassword());
        }

        var refusal = change();

        assertThat(refusal.status()).isEqualTo(429);
        assertThat(refusal.headers()).containsKey("retry-after");
        assertThat(page(AccountPage.ChangePassword.class).trouble()).get().isInstanceOf(Trouble.TooManyTries.class);
        assertThat(letsIn(World.PASSWORD.text())).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"short", "password1"})
    void refusesAWeakPasswordByTheSameRules(String weak) {
        assertThat(change(filledIn(World.PASSWORD.text(), weak)).status()).isEqualTo(200);

        assertThat(page(AccountPage.ChangePassword.class).trouble()).get().isInstanceOf(Trouble.WeakPassword.class);
        assertThat(letsIn(World.PASSWORD.text())).isTrue();
    }

    /// Pressed twice, or sent again by a reload.
    @Test
    void takesTheSameFormTwice() {
        var form = filledIn(World.PASSWORD.text(), NEXT);
        change(form);
        world.clock.advance(Duration.ofSeconds(1));

        var again = change(form);

        assertThat(again.status()).isEqualTo(303);
        open(location(again).getRawQuery());
        page(AccountPage.PasswordIsChanged.class);
        world.clock.advance(Duration.ofSeconds(1));
        assertThat(letsIn(NEXT)).isTrue();
    }

    @Test
    void takesNoFormOfAnotherBrowser() {
        var form = filledIn(World.PASSWORD.text(), NEXT);
        cookies.remove(PagesApi.FORM_COOKIE);

        assertThat(change(form).status()).isEqualTo(400);

        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.MISSING_COOKIE);
        assertThat(letsIn(World.PASSWORD.text())).isTrue();
    }

    /// Eve has the same password, and sits down at the page that Ada left open.
    @Test
    void takesNoFormThatWasShownToSomebodyElse() {
        var eve = world.account(Fresh.email()).email().value();
        var form = filledIn(World.PASSWORD.text(), NEXT);
        cookies.remove(PagesApi.SESSION_COOKIE);
        signIn(eve);
        for (var shown : new String[] {form.get("shown"), "", "x"}) {
            form.put("shown", shown);

            assertThat(location(change(form)).toString()).isEqualTo("/account/password");
        }

        assertThat(letsIn(World.PASSWORD.text())).isTrue();
        assertThat(world.logIn().logIn(eve, World.PASSWORD, world.clients.byDefault(), World.LAPTOP))
                .isInstanceOf(LogIn.Outcome.LoggedIn.class);
    }

    @Test
    void asksWhoeverWasSignedOutMeanwhileToSignIn() {
        var form = filledIn(World.PASSWORD.text(), NEXT);
        world.endAllSessions().endAll(elsewhere.tokens().refreshToken().userId());

        assertThat(location(change(form)).toString()).isEqualTo("/account/password");
        open("");

        assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
        assertThat(letsIn(NEXT)).isFalse();
    }

    /// Nobody can send a user an address of ours that says what is not so.
    @ParameterizedTest
    @CsvSource({"done=1", "done=", "done=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "done=1&done=1"})
    void saysThatItIsDoneToNobodyElse(String query) {
        open(query);

        assertThat(page(AccountPage.ChangePassword.class).trouble()).isEqualTo(Optional.empty());
    }
}

package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.PagesApi;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The way of somebody new from a client to an account and back, and what is sent to bend it.
class SignUpPagesTest extends PagesSetup {
    private static Map<String, String> creating() {
        var request = request("shop");
        request.put("prompt", "create");
        return request;
    }

    private Page.SignUp page() {
        return (Page.SignUp) shown.getLast();
    }

    private Page.CheckMail checkMail() {
        return (Page.CheckMail) shown.getLast();
    }

    private Response signUp(String email, String password) {
        get(creating());
        var form = new TreeMap<>(page().hidden());
        form.putAll(Map.of("email", email, "new_password", password));
        return post(PagesApi.SIGN_UP.path(), form);
    }

    private Response signUp(EmailAddress email) {
        return signUp(email.value(), World.PASSWORD.text());
    }

    private Response confirm(Page.CheckMail page, String code) {
        var form = new TreeMap<>(page.hidden());
        form.put("code", code);
        return post(page.action(), form);
    }

    private Response resend(Page.CheckMail page) {
        return post(page.resend(), new TreeMap<>(page.hidden()));
    }

    @Test
    void leadsFromThePageBackToTheClient() {
        var email = Fresh.email();
        get(creating());
        assertThat(page().clientName()).isEqualTo("shop");
        assertThat(page().trouble()).isEmpty();

        assertThat(signUp(email).status()).isEqualTo(200);
        assertThat(checkMail().email()).isEqualTo(email.value());
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        var signedUp = confirm(checkMail(), world.outbox.codeFor(email));

        assertThat(signedUp.status()).isEqualTo(303);
        assertThat(query(signedUp)).containsEntry("prompt", List.of(""));
        var back = get(location(signedUp).getRawQuery());
        assertThat(location(back).toString()).startsWith(BACK + "&code=oac_");
        assertThat(world.logIn()
                        .logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP)
                        .toString())
                .startsWith("LoggedIn");
    }

    @Test
    void isALinkAwayFromTheSignInPageAndBack() {
        var silent = request("shop");
        silent.put("prompt", "login");
        get(silent);
        var link = ((Page.SignIn) shown.getLast()).signUp().orElseThrow();
        assertThat(link).startsWith("/oauth2/authorize?").contains("prompt=login+create");

        get(link.substring(link.indexOf('?') + 1));
        assertThat(page().signIn()).startsWith("/oauth2/authorize?").contains("prompt=login&");
    }

    @Test
    void aClientMayKnowTheAddress() {
        var request = creating();
        request.put("login_hint", "ada@example.com");
        get(request);

        assertThat(page().email()).contains("ada@example.com");
    }

    @Test
    void asksForNoAccountWhereNothingMayBeAsked() {
        var request = request("shop");
        request.put("prompt", "none create");

        assertThat(query(get(request))).containsEntry("error", List.of("invalid_request"));
    }

    /// Only whoever reads the mail learns it.
    @Test
    void tellsNobodyWhetherThereIsAnAccount() {
        var free = Fresh.email();
        var answerForFree = signUp(free);
        var pageForFree = checkMail();
        var answerForTaken = signUp(ada, World.PASSWORD.text());
        var pageForTaken = checkMail();

        assertThat(answerForTaken.status()).isEqualTo(answerForFree.status());
        assertThat(answerForTaken.headers()).isEqualTo(answerForFree.headers());
        assertThat(pageForTaken.hidden()).containsOnlyKeys(pageForFree.hidden().keySet());
        assertThat(pageForTaken.trouble()).isEqualTo(pageForFree.trouble());
        assertThat(confirm(pageForTaken, "12345678").status())
                .isEqualTo(confirm(pageForFree, "12345678").status());
        assertThat(checkMail().trouble()).contains(new Trouble.WrongCode());
        assertThat(resend(pageForTaken).status()).isEqualTo(resend(pageForFree).status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "@example.com", "a b@example.com", "ada@example.com\r\nbcc: x@y.z"})
    void asksForAnAddress(String typed) {
        signUp(typed, World.PASSWORD.text());

        assertThat(page().trouble()).contains(new Trouble.NoAddress());
        assertThat(page().email()).contains(typed);
        assertThat(world.outbox.sent()).hasSize(1);
    }

    @Test
    void asksForABetterPassword() {
        var email = Fresh.email();

        signUp(email.value(), "short");
        assertThat(page().trouble()).contains(new Trouble.WeakPassword(Verdict.TOO_SHORT));
        assertThat(page().email()).contains(email.value());
        signUp(email.value(), World.COMMON_PASSWORD.text());
        assertThat(page().trouble()).contains(new Trouble.WeakPassword(Verdict.COMMON));
        signUp(email.value(), email.value());
        assertThat(page().trouble()).contains(new Trouble.WeakPassword(Verdict.COMMON));
    }

    @Test
    void sendsAnotherCodeAndTakesEither() {
        var email = Fresh.email();
        signUp(email);
        var page = checkMail();
        var first = world.outbox.codeFor(email);

        assertThat(resend(page).status()).isEqualTo(200);
        assertThat(checkMail().isAgain()).isTrue();
        var second = world.outbox.codeFor(email);
        assertThat(second).isNotEqualTo(first);

        assertThat(confirm(checkMail(), second).status()).isEqualTo(303);
        assertThat(confirm(page, first).status()).isEqualTo(200);
    }

    /// Somebody else may have typed in the same address: their code would confirm their password.
    @Test
    void takesNoCodeOfSomebodyElsesSignUp() {
        var email = Fresh.email();
        signUp(email);
        var hers = checkMail();
        signUp(email.value(), "mallory's own password");
        var mallorys = world.outbox.codeFor(email);

        assertThat(confirm(hers, mallorys).status()).isEqualTo(200);
        assertThat(checkMail().trouble()).contains(new Trouble.WrongCode());
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"osu_", "osu_AAAA", "x", "osu_%", "ort_AAAA"})
    void takesNoAttemptThatItHasNotWritten(String attempt) {
        signUp(Fresh.email());
        var form = new TreeMap<>(checkMail().hidden());
        form.putAll(Map.of("sign_up", attempt, "code", "12345678"));

        assertThat(post(PagesApi.CONFIRM_SIGN_UP.path(), form).status()).isEqualTo(200);
        assertThat(page().trouble()).contains(new Trouble.Expired());
        assertThat(post(PagesApi.RESEND_CODE.path(), form).status()).isEqualTo(200);
        assertThat(page().trouble()).contains(new Trouble.Expired());
    }

    @Test
    void takesNoAttemptThatWasChanged() {
        var email = Fresh.email();
        signUp(email);
        var form = new TreeMap<>(checkMail().hidden());
        var text = Optional.ofNullable(form.get("sign_up")).orElseThrow();
        form.put("code", world.outbox.codeFor(email));
        for (int i = 4; i < text.length() - 1; i += 7) {
            form.put("sign_up", text.substring(0, i) + (text.charAt(i) == 'A' ? 'B' : 'A') + text.substring(i + 1));
            post(PagesApi.CONFIRM_SIGN_UP.path(), form);
            assertThat(page().trouble()).contains(new Trouble.Expired());
        }
        form.put("sign_up", text);
        assertThat(post(PagesApi.CONFIRM_SIGN_UP.path(), form).status()).isEqualTo(303);
    }

    @Test
    void beginsAnewAfterHalfAnHour() {
        signUp(Fresh.email());
        var page = checkMail();
        world.clock.advance(Duration.ofMinutes(30));

        resend(page);

        assertThat(page().trouble()).contains(new Trouble.Expired());
    }

    @Test
    void takesNoFormOfAnotherBrowser() {
        var email = Fresh.email();
        signUp(email);
        var page = checkMail();
        cookies.clear();

        assertThat(confirm(page, world.outbox.codeFor(email)).status()).isEqualTo(400);
        assertThat(shown.getLast())
                .isInstanceOfSatisfying(
                        Page.Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MISSING_COOKIE));
        assertThat(resend(page).status()).isEqualTo(400);
        assertThat(post(PagesApi.SIGN_UP.path(), page.hidden()).status()).isEqualTo(400);
    }

    @Test
    void saysWhenToComeBack() {
        Response last = signUp(Fresh.email());
        for (int i = 0; i < 200 && last.status() == 200; i++) {
            last = resend(checkMail());
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(last.headers()).containsKey("retry-after");
        assertThat(checkMail().trouble().orElseThrow()).isInstanceOf(Trouble.TooManyTries.class);
        assertThat(signUp(Fresh.email()).status()).isEqualTo(429);
        assertThat(page().trouble().orElseThrow()).isInstanceOf(Trouble.TooManyTries.class);
    }

    @Test
    void boundsTheGuessesAtACode() {
        signUp(Fresh.email());
        var page = checkMail();
        int tries = 0;
        while (confirm(page, "00000000").status() == 200) {
            tries++;
        }

        assertThat(tries).isLessThanOrEqualTo(20);
    }

    @Test
    void theAddressCanBeChanged() {
        signUp("ada@exmaple.com", World.PASSWORD.text());

        var over = checkMail().startOver();
        get(over.substring(over.indexOf('?') + 1));

        assertThat(page().email()).contains("ada@exmaple.com");
    }
}

package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.core.mail.Mail;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.ForgottenPasswordPage;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The way of somebody forgetful from the sign-in page to another password and back, and what is sent to bend
/// it.
class ForgotPasswordPagesTest extends PagesSetup {
    private static final String NEXT = "tangerine walrus 42 sunrise";
    private static final String OTHER = "another walrus of tangerine";

    private final EmailAddress email = new EmailAddress(ada);

    private ForgottenPasswordPage.ForgotPassword forgot() {
        return (ForgottenPasswordPage.ForgotPassword) shown.getLast();
    }

    private ForgottenPasswordPage.ResetPassword checkMail() {
        return (ForgottenPasswordPage.ResetPassword) shown.getLast();
    }

    private ForgottenPasswordPage.ResetByLink linked() {
        return (ForgottenPasswordPage.ResetByLink) shown.getLast();
    }

    private static String after(String link) {
        return link.substring(link.indexOf('?') + 1);
    }

    private Response open(String query) {
        return send("GET", RecoveryPagesApi.FORGOT_PASSWORD_PAGE.path(), query, "", "");
    }

    /// By the link on the sign-in page.
    private Response ask(String address) {
        get(request("shop"));
        open(after(((Page.SignIn) shown.getLast()).forgot().orElseThrow()));
        var form = new TreeMap<>(forgot().hidden());
        form.put("email", address);
        return post(forgot().action(), form);
    }

    private Response byCode(ForgottenPasswordPage.ResetPassword page, String code, String password) {
        var form = new TreeMap<>(page.hidden());
        form.putAll(Map.of("code", code, "new_password", password));
        return post(page.action(), form);
    }

    private Response follow(String token) {
        return send("GET", RecoveryPagesApi.RESET_PAGE.path(), "token=" + token, "", "");
    }

    private Response byLink(ForgottenPasswordPage.ResetByLink page, String password) {
        var form = new TreeMap<>(page.hidden());
        form.put("new_password", password);
        return post(page.action(), form);
    }

    private String code() {
        return world.outbox.resetFor(email).code();
    }

    private boolean letsIn(String password) {
        world.clock.advance(Duration.ofSeconds(2));
        return signIn(request("shop"), password).status() == 303;
    }

    @Test
    void leadsFromTheSignInPageBackToIt() {
        assertThat(ask(ada).status()).isEqualTo(200);
        assertThat(checkMail().email()).contains(ada);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);

        assertThat(byCode(checkMail(), code(), NEXT).status()).isEqualTo(200);

        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        var back = ((ForgottenPasswordPage.PasswordChanged) shown.getLast())
                .signIn()
                .orElseThrow();
        get(after(back));
        assertThat(((Page.SignIn) shown.getLast()).username()).contains(ada);
        assertThat(letsIn(World.PASSWORD.text())).isFalse();
        assertThat(letsIn(NEXT)).isTrue();
    }

    @Test
    void setsAnotherPasswordByTheLinkInAnyBrowser() {
        ask(ada);
        cookies.clear();

        assertThat(follow(recovery.linkFor(email)).status()).isEqualTo(200);
        assertThat(byLink(linked(), NEXT).status()).isEqualTo(200);

        assertThat(shown.getLast()).isEqualTo(new ForgottenPasswordPage.PasswordChanged(Optional.empty()));
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        assertThat(letsIn(NEXT)).isTrue();
    }

    /// Programs that look for harm in mails follow each link, and send no form.
    @Test
    void followingTheLinkChangesNothing() {
        ask(ada);
        var events = world.journal.events();
        for (int times = 0; times < 20; times++) {
            assertThat(follow(recovery.linkFor(email)).status()).isEqualTo(200);
        }

        assertThat(world.journal.events()).isEqualTo(events);
        assertThat(letsIn(World.PASSWORD.text())).isTrue();
    }

    /// CVE-2026-37982.
    @Test
    void takesALinkOnce() {
        ask(ada);
        follow(recovery.linkFor(email));
        var page = linked();
        byLink(page, NEXT);

        assertThat(byLink(page, OTHER).status()).isEqualTo(400);

        assertThat(failure()).isEqualTo(FailureKind.SPENT_LINK);
        assertThat(letsIn(OTHER)).isFalse();
    }

    private FailureKind failure() {
        return ((Page.Failure) shown.getLast()).kind();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "opl_", "opl_AAAA", "opr_AAAA", "opl_%25"})
    void followsNoLinkThatItHasNotMade(String token) {
        assertThat(follow(token).status()).isEqualTo(400);
        assertThat(failure()).isEqualTo(FailureKind.SPENT_LINK);
    }

    @Test
    void takesNoFormWithoutThePageOrOfAnotherBrowser() {
        ask(ada);
        var asked = checkMail();
        follow(recovery.linkFor(email));
        var linked = linked();
        cookies.clear();

        assertThat(byLink(linked, NEXT).status()).isEqualTo(400);
        assertThat(failure()).isEqualTo(FailureKind.MISSING_COOKIE);
        assertThat(byCode(asked, code(), NEXT).status()).isEqualTo(400);
        assertThat(post(RecoveryPagesApi.FORGOT_PASSWORD.path(), Map.of("request", "", "form_token", "x", "email", ada))
                        .status())
                .isEqualTo(400);
        assertThat(letsIn(World.PASSWORD.text())).isTrue();
    }

    /// Only whoever reads the mail learns it.
    @Test
    void tellsNobodyWhetherThereIsAnAccount() {
        var unknown = Fresh.email().value();
        var forUnknown = ask(unknown);
        var pageOfUnknown = checkMail();
        var forKnown = ask(ada);
        var pageOfKnown = checkMail();

        assertThat(forUnknown.status()).isEqualTo(forKnown.status());
        assertThat(forUnknown.headers()).isEqualTo(forKnown.headers());
        assertThat(pageOfUnknown.hidden()).containsOnlyKeys(pageOfKnown.hidden().keySet());
        assertThat(byCode(pageOfUnknown, "12345678", NEXT).status())
                .isEqualTo(byCode(pageOfKnown, "12345678", NEXT).status());
        assertThat(checkMail().trouble()).contains(new Trouble.WrongCode());
        assertThat(world.outbox.sent())
                .filteredOn(Mail.NoAccountHere.class::isInstance)
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada", "ada@", "a b@example.com", "ada@example.com\r\nbcc: x@y.z"})
    void asksForAnAddress(String typed) {
        ask(typed);

        assertThat(forgot().trouble()).contains(new Trouble.NoAddress());
        assertThat(forgot().email()).contains(typed);
    }

    @Test
    void asksForABetterPassword() {
        ask(ada);
        byCode(checkMail(), code(), "short");
        assertThat(checkMail().trouble()).contains(new Trouble.WeakPassword(Verdict.TOO_SHORT));
        byCode(checkMail(), code(), ada);
        assertThat(checkMail().trouble()).contains(new Trouble.WeakPassword(Verdict.COMMON));

        follow(recovery.linkFor(email));
        byLink(linked(), "short");
        assertThat(linked().trouble()).contains(new Trouble.WeakPassword(Verdict.TOO_SHORT));
    }

    @Test
    void asksForTheRightCodeAndBeginsAnew() {
        ask(ada);
        byCode(checkMail(), "00000000", NEXT);

        assertThat(checkMail().trouble()).contains(new Trouble.WrongCode());
        open(after(checkMail().startOver()));
        assertThat(forgot().email()).contains(ada);
        assertThat(forgot().signIn()).startsWith("/oauth2/authorize?");
    }

    @Test
    void saysWhenToComeBack() {
        int tries = 0;
        while (ask(Fresh.email().value()).status() == 200) {
            tries++;
        }

        assertThat(tries).isEqualTo(Limits.RESET_BY_NETWORK.most());
        assertThat(forgot().trouble().orElseThrow()).isInstanceOf(Trouble.TooManyTries.class);
    }

    /// The form says for whom it is, and is judged as that of a sign-in.
    @Test
    void sendsNobodyToAClientThatIsNotThere() {
        open(text(request("nobody")));
        var form = new TreeMap<>(forgot().hidden());
        form.put("email", ada);

        assertThat(post(forgot().action(), form).status()).isEqualTo(400);
        assertThat(failure()).isEqualTo(FailureKind.UNREADABLE_REQUEST);
    }

    @Test
    void isThereForTheUsersOwnPagesToo() {
        send("GET", AccountPagesApi.SESSIONS.path(), "", "", "");
        var link = ((Page.SignIn) shown.getLast()).forgot().orElseThrow();
        open(after(link));
        var form = new TreeMap<>(forgot().hidden());
        form.put("email", ada);
        post(forgot().action(), form);

        byCode(checkMail(), code(), NEXT);

        assertThat(((ForgottenPasswordPage.PasswordChanged) shown.getLast()).signIn())
                .contains(AccountPagesApi.SESSIONS.path());
    }
}

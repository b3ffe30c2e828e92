package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogInWithPasskey.Signed;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.session.Session;
import ostiary.core.testing.DeletionUseCases;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedPasskeys;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.Acr;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.PasskeyForm;
import ostiary.edge.page.Trouble;

/// The form by which a user signs in with a passkey, and the ones that are not taken.
class PasskeySignInTest extends AuthorizationSetup {
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final String ANOTHER = "BBBBBBBBBBBBBBBBBBBBBA";
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"(opc_[A-Za-z0-9_-]+)\"");

    private final UserId adasId = world.stores
            .users()
            .findCredential(EmailAddress.parse(ada).orElseThrow())
            .orElseThrow()
            .userId();

    @BeforeEach
    void adaHasAPasskey() {
        passkeys.has(adasId, ID);
    }

    private PasskeyForm open() {
        get(request("shop"));
        return ((Page.SignIn) shown.getLast()).passkey().orElseThrow();
    }

    private static String challenge(PasskeyForm page) {
        var found = CHALLENGE.matcher(page.options());
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Map<String, String> filled(PasskeyForm page) {
        return filled(page, challenge(page));
    }

    private Map<String, String> filled(PasskeyForm page, String challenge) {
        var form = new HashMap<>(page.hidden());
        form.putAll(Map.of(
                "challenge",
                challenge,
                "id",
                ID,
                "user_handle",
                PasskeyOptions.handle(adasId),
                "client_data",
                challenge,
                "authenticator_data",
                "0",
                "signature",
                "key of " + ID));
        return form;
    }

    private Response send(Map<String, String> form) {
        return post(PagesApi.SIGN_IN_BY_PASSKEY.path(), form);
    }

    private void isRefused(Response response, Trouble trouble) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        assertThat(shown.getLast()).isInstanceOfSatisfying(Page.SignIn.class, page -> {
            assertThat(page.trouble()).get().isEqualTo(trouble);
            assertThat(page.username()).contains("");
            assertThat(page.passkey()).isPresent();
            assertThat(page.hidden()).containsEntry("request", text(request("shop")));
        });
    }

    @Test
    void takesAChallengeOnce() {
        var form = filled(open());
        send(form);
        cookies.remove(PagesApi.SESSION_COOKIE);

        isRefused(send(form), new Trouble.Expired());
    }

    @Test
    void takesNoChallengeOfAnotherBrowser() {
        var stolen = challenge(open());
        cookies.clear();

        isRefused(send(filled(open(), stolen)), new Trouble.Expired());
    }

    @Test
    void takesNoFormOfAnotherBrowser() {
        var form = filled(open());
        cookies.clear();
        open();

        isFailure(send(form), FailureKind.MISSING_COOKIE);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
    }

    /// A page and the API are two ways in, with a challenge each.
    @Test
    void takesNoChallengeOfTheApiNorTheApiOneOfAPage() {
        isRefused(send(filled(open(), passkeys.logIn().challenge())), new Trouble.Expired());
        isRefused(send(filled(open(), passkeys.signIn().challenge())), new Trouble.Expired());
        var ofAPage = challenge(open());
        var signed =
                new Signed(ofAPage, adasId, PasskeyId.parse(ID).orElseThrow(), ScriptedPasskeys.used(ofAPage, ID, 0));

        assertThat(passkeys.logIn().logIn(signed, world.clients.byDefault(), World.LAPTOP, Optional.empty()))
                .isEqualTo(new LogIn.Outcome.InvalidChallenge());
    }

    @Test
    void takesNoneThatIsTooOld() {
        var form = filled(open());
        world.clock.advance(Duration.ofMinutes(5));

        isRefused(send(form), new Trouble.Expired());
    }

    /// Nobody learns from the page whether it is the user, the passkey or the signature that is not there.
    @ParameterizedTest
    @CsvSource({
        "id, BBBBBBBBBBBBBBBBBBBBBA",
        "id, %%%",
        "user_handle, AAAAAAAAAAAAAAAAAAAAAA",
        "user_handle, A",
        "client_data, another challenge and its origin",
        "signature, key of another"
    })
    void tellsNobodyWhatIsWrong(String field, String value) {
        var form = filled(open());
        form.put(field, value);

        isRefused(send(form), new Trouble.UnknownPasskey());
    }

    @Test
    void takesNoPasskeyOfAnotherUser() {
        var mallory = world.account(Fresh.email()).id();
        passkeys.has(mallory, ANOTHER);
        var form = filled(open());
        form.putAll(Map.of("id", ANOTHER, "signature", "key of " + ANOTHER));

        isRefused(send(form), new Trouble.UnknownPasskey());
        form.putAll(Map.of("id", ID, "user_handle", PasskeyOptions.handle(mallory)));
        isRefused(send(form), new Trouble.UnknownPasskey());
    }

    @Test
    void letsNobodyInWhoIsDisabled() {
        var form = filled(open());
        world.stores.statuses().setDisabled(adasId, true);

        isRefused(send(form), new Trouble.UnknownPasskey());
    }

    @ParameterizedTest
    @CsvSource({
        "challenge, 101",
        "id, 341",
        "user_handle, 65",
        "client_data, 2049",
        "authenticator_data, 1025",
        "signature, 1025"
    })
    void readsNothingThatIsTooLong(String field, int length) {
        var form = filled(open());
        form.put(field, "A".repeat(length));

        isFailure(send(form), FailureKind.UNREADABLE_REQUEST);
    }

    @Test
    void readsNoFormWithoutItsFields() {
        isFailure(send(open().hidden()), FailureKind.UNREADABLE_REQUEST);
        var form = filled(open());
        form.put("user_handle", "");
        isFailure(send(form), FailureKind.UNREADABLE_REQUEST);
    }

    @Test
    void countsWrongOnesAgainstTheirNetwork() {
        var form = filled(open());
        form.put("signature", "wrong");
        for (int i = 0; i < Limits.LOGIN_BY_NETWORK.most(); i++) {
            isRefused(send(form), new Trouble.UnknownPasskey());
        }

        var response = send(filled(open()));

        assertThat(response.status()).isEqualTo(429);
        assertThat(response.headers()).containsKey("retry-after");
        assertThat(((Page.SignIn) shown.getLast()).trouble()).get().isInstanceOf(Trouble.TooManyTries.class);
    }

    @Test
    void leadsToThePageOfAnAccountThatWillBeDeleted() {
        var outcome = world.logIn().logIn(ada, World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        var tokens = ((LogIn.Outcome.LoggedIn) outcome).tokens();
        world.deletion.request().request(world.deletion.principal(tokens, "pop", "mfa"));
        world.clock.advance(Duration.ofSeconds(2));

        send(filled(open()));

        var page = (Page.KeepAccount) shown.getLast();
        assertThat(page.deletesAt()).isAfter(world.clock.instant().plus(DeletionUseCases.GRACE.minusDays(1)));
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
    }

    @Test
    void signsInByTwoFactorsAndGoesOnWithTheRequest() {
        var back = send(filled(open()));

        assertThat(back.status()).isEqualTo(303);
        assertThat(location(back).getPath()).isEqualTo(PagesApi.AUTHORIZE.path());
        assertThat(query(get(location(back).getRawQuery()))).containsKey("code");
        assertThat(signedIn().userId()).isEqualTo(adasId);
        assertThat(Acr.of(signedIn().amr())).isEqualTo(Acr.TWO_FACTORS);
    }

    /// Whoever is signed in confirms by a passkey that it is them, as fresh and as strong as any change wants it.
    @Test
    void confirmsThatItIsTheUser() {
        var back = send(filled(confirming().passkey().orElseThrow()));

        assertThat(location(back).toString()).isEqualTo(AccountPagesApi.PASSKEYS.path() + "?at=add");
        send("GET", AccountPagesApi.PASSKEYS.path(), "at=add", "", "");
        assertThat(shown.getLast()).isInstanceOf(Page.Account.class);
        assertThat(world.listSessions().list(adasId)).hasSize(1);
    }

    /// Another account's passkey would let its owner go on as somebody else, and change that account in the place of
    /// this one.
    @Test
    void takesNoPasskeyOfAnotherAccountWhereSomebodyConfirms() {
        var mallory = world.account(Fresh.email()).id();
        passkeys.has(mallory, ANOTHER);
        var page = confirming();
        var form = filled(page.passkey().orElseThrow());
        form.putAll(
                Map.of("id", ANOTHER, "signature", "key of " + ANOTHER, "user_handle", PasskeyOptions.handle(mallory)));

        var response = send(form);

        assertThat(response.status()).isEqualTo(200);
        assertThat(((ConfirmPage) shown.getLast()).trouble()).contains(new Trouble.UnconfirmedPasskey());
        assertThat(((ConfirmPage) shown.getLast()).username()).isEqualTo(ada);
        assertThat(signedIn().userId()).isEqualTo(adasId);
        assertThat(world.listSessions().list(mallory)).isEmpty();
        assertThat(send(filled(page.passkey().orElseThrow())).status()).isEqualTo(303);
    }

    /// Whoever leaves out whose page it was, or puts another name there, has the answer to another challenge.
    @ParameterizedTest
    @ValueSource(strings = {"left out", "another"})
    void bindsTheChallengeToWhoeverConfirms(String name) {
        var mallory = world.account(Fresh.email());
        passkeys.has(mallory.id(), ANOTHER);
        var form = filled(confirming().passkey().orElseThrow());
        form.putAll(Map.of(
                "id", ANOTHER, "signature", "key of " + ANOTHER, "user_handle", PasskeyOptions.handle(mallory.id())));
        if (name.equals("another")) {
            form.put("username", mallory.email().value());
        } else {
            form.keySet().removeAll(Set.of("username", "confirming"));
        }

        send(form);

        assertThat(signedIn().userId()).isEqualTo(adasId);
        assertThat(world.listSessions().list(mallory.id())).isEmpty();
    }

    private ConfirmPage confirming() {
        signIn(request("shop"), World.PASSWORD.text());
        world.factors.enrol(adasId);
        send("GET", AccountPagesApi.PASSKEYS.path(), "at=add", "", "");
        return (ConfirmPage) shown.getLast();
    }

    private Session signedIn() {
        return world.oauth
                .browserSessions()
                .find(cookies.get(PagesApi.SESSION_COOKIE), world.clock.instant())
                .orElseThrow()
                .session();
    }

    @Test
    void endsTheSessionThatTheBrowserHad() {
        var page = open();
        signIn(request("shop"), World.PASSWORD.text());
        assertThat(world.listSessions().list(adasId)).hasSize(1);

        send(filled(page));

        assertThat(world.listSessions().list(adasId)).hasSize(1);
    }

    /// Each tab has a challenge of its own, and a page stores none.
    @Test
    void takesTheFormsOfAllTabs() {
        var first = open();
        var second = open();

        assertThat(send(filled(second)).status()).isEqualTo(303);
        assertThat(send(filled(first)).status()).isEqualTo(303);
    }
}

package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.PagesApi;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyId;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.UserId;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.PasskeyForm;
import ostiary.edge.page.PasskeyPage;
import ostiary.edge.page.Trouble;

/// The page on which users see, add, rename and remove passkeys.
class PasskeysPageTest extends FactorsPageSetup {
    private static final String PATH = AccountPagesApi.PASSKEYS.path();
    private static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    private static final PasskeyId PHONE = PasskeyId.parse(ID).orElseThrow();
    private static final String KEY = PasskeyPages.key(PHONE);
    private static final Duration STALE = Duration.ofMinutes(16);
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"(opc_[A-Za-z0-9_-]+)\"");

    private Response see(String query) {
        return send("GET", PATH, query, "", "");
    }

    private <T extends PasskeyPage> T seen(String query, Class<T> kind) {
        assertThat(see(query).status()).isEqualTo(200);
        return last(kind);
    }

    private <T extends PasskeyPage> T last(Class<T> kind) {
        return kind.cast(((AccountPage.OfPasskeys) ((Page.Account) shown.getLast()).page()).page());
    }

    private Map<String, String> filled(PasskeyPage.Add page, String id) {
        var found = CHALLENGE.matcher(page.options());
        assertThat(found.find()).isTrue();
        var form = new HashMap<>(page.hidden());
        form.putAll(Map.of(
                "name",
                "Phone",
                "challenge",
                found.group(1),
                "client_data",
                found.group(1),
                "attestation",
                id,
                "transports",
                "internal hybrid"));
        return form;
    }

    private void signInByPasskey() {
        passkeys.has(adasId, ID);
        see("");
        prove(((Page.SignIn) shown.getLast()).passkey().orElseThrow());
    }

    /// With the passkey that there is.
    private Response prove(PasskeyForm page) {
        var found = CHALLENGE.matcher(page.options());
        assertThat(found.find()).isTrue();
        var form = new HashMap<>(page.hidden());
        form.putAll(Map.of(
                "challenge",
                found.group(1),
                "id",
                ID,
                "user_handle",
                PasskeyOptions.handle(adasId),
                "client_data",
                found.group(1),
                "authenticator_data",
                "0",
                "signature",
                "key of " + ID));
        return post(page.action(), form);
    }

    private Response change(Map<String, String> form) {
        return post(PATH, form);
    }

    private Response change(Map<String, String> hidden, String field, String value) {
        var form = new HashMap<>(hidden);
        form.put(field, value);
        return change(form);
    }

    private List<String> names(UserId user) {
        return passkeys.store.list(user).stream()
                .map(passkey -> passkey.name().text())
                .toList();
    }

    private void leadsTo(Response response, String query) {
        assertThat(response.status()).isEqualTo(303);
        assertThat(location(response).toString()).isEqualTo(PATH + query);
    }

    @Test
    void asksWhoeverIsNotSignedInToSignIn() {
        see("at=add");

        assertThat(shown.getLast()).isInstanceOf(Page.SignIn.class);
        leadsTo(change(Map.of("request", OwnPage.PASSKEYS.query().text(), "form_token", token())), "");
    }

    private String token() {
        return Objects.requireNonNull(((Page.SignIn) shown.getLast()).hidden().get("form_token"));
    }

    @Test
    void addsOneAndSaysSoAgainWhereTheAnswerWasLost() {
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);

        leadsTo(change(form), "");
        leadsTo(change(form), "");

        assertThat(names(adasId)).containsExactly("Phone");
        assertThat(passkeys.store.find(adasId, PHONE).orElseThrow().transports())
                .containsExactlyInAnyOrder("internal", "hybrid");
        var listed = seen("", PasskeyPage.Overview.class).passkeys().getFirst();
        assertThat(listed.id()).isEqualTo(KEY);
        assertThat(listed.change()).isEqualTo(PATH + "?at=" + KEY);
    }

    /// The answer to what another session was offered adds nothing here.
    @Test
    void takesNoChallengeOfAnotherSession() {
        signIn();
        var before = filled(seen("at=add", PasskeyPage.Add.class), ID);
        cookies.remove(PagesApi.SESSION_COOKIE);
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);
        var another = Objects.requireNonNull(before.get("challenge"));
        form.putAll(Map.of("challenge", another, "client_data", another));

        assertThat(change(form).status()).isEqualTo(200);
        assertThat(last(PasskeyPage.Add.class).trouble()).get().isEqualTo(new Trouble.NotAdded());
        assertThat(names(adasId)).isEmpty();
    }

    @Test
    void takesNoChallengeOfASignIn() {
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);
        var another = passkeys.signIn().challenge();
        form.putAll(Map.of("challenge", another, "client_data", another));

        change(form);

        assertThat(last(PasskeyPage.Add.class).trouble()).get().isEqualTo(new Trouble.NotAdded());
        assertThat(names(adasId)).isEmpty();
    }

    /// As it is without a script, or from another origin.
    @ParameterizedTest
    @ValueSource(strings = {"challenge", "client_data", "attestation"})
    void addsNothingThatIsNotWhole(String missing) {
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);
        form.remove(missing);

        change(form);

        assertThat(last(PasskeyPage.Add.class).trouble()).get().isEqualTo(new Trouble.NotAdded());
        assertThat(last(PasskeyPage.Add.class).name()).isEqualTo("Phone");
        assertThat(names(adasId)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, 129",
        "challenge, 101",
        "client_data, 2049",
        "attestation, 8193",
        "transports, 101",
        "rename, 25",
        "remove, 25"
    })
    void readsNothingThatIsTooLong(String field, int length) {
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);
        form.put(field, "A".repeat(length));

        assertThat(change(form).status()).isEqualTo(400);
        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.UNREADABLE_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u202eb"})
    void asksForANameThatCanBeShown(String name) {
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);
        form.put("name", name);

        change(form);

        assertThat(last(PasskeyPage.Add.class).trouble()).get().isEqualTo(new Trouble.NoName());
        assertThat(names(adasId)).isEmpty();
    }

    @Test
    void takesNoFormOfAnotherBrowserNorOfAnotherUser() {
        signIn();
        var form = filled(seen("at=add", PasskeyPage.Add.class), ID);
        var hers = Map.copyOf(cookies);
        cookies.remove(PagesApi.FORM_COOKIE);
        assertThat(change(form).status()).isEqualTo(400);

        cookies.putAll(hers);
        cookies.remove(PagesApi.SESSION_COOKIE);
        signInAs(world.account(Fresh.email()).email().value());

        leadsTo(change(form), "");
        assertThat(names(adasId)).isEmpty();
    }

    private void signInAs(String username) {
        see("");
        var form = new HashMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", username, "password", World.PASSWORD.text()));
        post(PagesApi.SIGN_IN.path(), form);
    }

    @Test
    void touchesNoPasskeyOfAnotherUser() {
        var mallory = world.account(Fresh.email());
        passkeys.has(adasId, ID);
        signInAs(mallory.email().value());
        var hidden = filled(seen("at=add", PasskeyPage.Add.class), "BBBBBBBBBBBBBBBBBBBBBA");

        leadsTo(see("at=" + KEY), "");
        leadsTo(see("at=remove-" + KEY), "");
        leadsTo(change(hidden, "remove", KEY), "");
        hidden.put("name", "Mine");
        leadsTo(change(hidden, "rename", KEY), "");
        assertThat(names(adasId)).containsExactly("Phone");
    }

    @Test
    void renamesAndRemoves() {
        signInByPasskey();

        var page = seen("at=" + KEY, PasskeyPage.Rename.class);
        assertThat(page.name()).isEqualTo("Phone");
        change(page.hidden(), "name", "");
        assertThat(last(PasskeyPage.Rename.class).trouble()).get().isEqualTo(new Trouble.NoName());
        leadsTo(change(page.hidden(), "name", "Old phone"), "");
        assertThat(names(adasId)).containsExactly("Old phone");

        assertThat(page.remove()).isEqualTo(PATH + "?at=remove-" + KEY);
        var remove = seen("at=remove-" + KEY, PasskeyPage.Remove.class);
        leadsTo(change(remove.hidden(), "remove", remove.id()), "");
        leadsTo(change(remove.hidden(), "remove", remove.id()), "");
        assertThat(names(adasId)).isEmpty();
    }

    /// The list is there all the same.
    @ParameterizedTest
    @ValueSource(strings = {"add", "", "remove-"})
    void asksWhoeverSignedInLongAgoToConfirmIt(String part) {
        signInByPasskey();
        world.clock.advance(STALE);
        var at = part.equals("add") ? part : part + KEY;

        seen("", PasskeyPage.Overview.class);
        see("at=" + at);

        var page = (ConfirmPage) shown.getLast();
        assertThat(page.trouble()).isEmpty();
        leadsTo(prove(page.passkey().orElseThrow()), "?at=" + at);
        assertThat(see("at=" + at).status()).isEqualTo(200);
        assertThat(shown.getLast()).isInstanceOf(Page.Account.class);
    }

    @Test
    void doesNothingForAFormThatComesTooLate() {
        signInByPasskey();
        var add = filled(seen("at=add", PasskeyPage.Add.class), "BBBBBBBBBBBBBBBBBBBBBA");
        var rename = seen("at=" + KEY, PasskeyPage.Rename.class);
        var remove = seen("at=remove-" + KEY, PasskeyPage.Remove.class);
        world.clock.advance(STALE);

        leadsTo(change(add), "?at=add");
        leadsTo(change(rename.hidden(), "name", "Mine"), "?at=" + KEY);
        leadsTo(change(remove.hidden(), "remove", remove.id()), "?at=remove-" + KEY);
        assertThat(names(adasId)).containsExactly("Phone");
    }

    /// The password alone, as somebody has it who took the place of the user at an open browser.
    @Test
    void wantsTheSecondFactorOfWhoeverHasOne() {
        passkeys.has(adasId, ID);
        signIn();
        enrolled();

        see("at=add");
        assertThat(shown.getLast()).isInstanceOf(ConfirmPage.class);
        see("at=remove-" + KEY);
        assertThat(shown.getLast()).isInstanceOf(ConfirmPage.class);
    }

    /// It is two factors: the password alone adds, renames and removes none, and no authenticator app either.
    @ParameterizedTest
    @ValueSource(strings = {"add", "", "remove-"})
    void wantsThePasskeyOfWhoeverHasOne(String part) {
        passkeys.has(adasId, ID);
        signIn();
        var at = part.equals("add") ? part : part + KEY;

        see("at=" + at);

        var page = (ConfirmPage) shown.getLast();
        assertThat(page.trouble()).contains(new Trouble.PasskeyNeeded());
        var form = new HashMap<>(page.hidden());
        form.put("password", World.PASSWORD.text());
        leadsTo(post(page.action(), form), "?at=" + at);
        see("at=" + at);
        assertThat(((ConfirmPage) shown.getLast()).trouble()).contains(new Trouble.PasskeyNeeded());
        open("at=add");
        assertThat(((ConfirmPage) shown.getLast()).trouble()).contains(new Trouble.PasskeyNeeded());
        prove(((ConfirmPage) shown.getLast()).passkey().orElseThrow());
        open("at=add");
        page(FactorPage.Add.class);
    }

    @Test
    void hasRoomForTen() {
        signInByPasskey();
        for (int i = 1; i < Passkey.MOST; i++) {
            passkeys.has(adasId, "AAAAAAAAAAAAAAAAAAAAA" + "AQgw".charAt(i % 4) + "AAAA".repeat(i / 4));
        }

        assertThat(seen("", PasskeyPage.Overview.class).add()).isEmpty();
        leadsTo(see("at=add"), "");
    }

    /// Whoever looks at the page again and again has changed nothing.
    @Test
    void countsChangesAndNoLooks() {
        signIn();
        for (int i = 0; i <= Limits.FACTOR_CHANGE_BY_USER.most(); i++) {
            seen("at=add", PasskeyPage.Add.class);
        }
        var form = filled(last(PasskeyPage.Add.class), ID);
        form.put("attestation", "wrong wrong");
        for (int i = 0; i < Limits.FACTOR_CHANGE_BY_USER.most(); i++) {
            assertThat(change(form).status()).isEqualTo(200);
        }

        assertThat(change(form).status()).isEqualTo(429);
        assertThat(((Page.Failure) shown.getLast()).kind()).isEqualTo(FailureKind.TOO_MANY_TRIES);
    }

    @Test
    void isLinkedFromWhereOneIsSignedIn() {
        signIn();
        send("GET", AccountPagesApi.SESSIONS.path(), "", "", "");

        var page = (AccountPage.Sessions) ((Page.Account) shown.getLast()).page();

        assertThat(page.own().orElseThrow().passkeys()).contains(PATH);
        assertThat(seen("", PasskeyPage.Overview.class).sessions()).isEqualTo(AccountPagesApi.SESSIONS.path());
    }
}

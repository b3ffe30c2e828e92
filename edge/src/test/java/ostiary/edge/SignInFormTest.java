package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.PagesApi;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The form by which a user signs in on the way to a code, and the forms that are not taken.
class SignInFormTest extends AuthorizationSetup {
    @Test
    void asksOnceMoreAfterAWrongPassword() {
        var response = signIn(request("shop"), "another");

        assertThat(response.status()).isEqualTo(200);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
        assertThat(shown.getLast()).isInstanceOfSatisfying(Page.SignIn.class, page -> {
            assertThat(page.username()).contains(ada);
            assertThat(page.trouble()).contains(new Trouble.WrongCredentials());
            assertThat(page.hidden()).containsEntry("request", text(request("shop")));
        });
    }

    /// With one that nobody has, the answer is the same.
    @Test
    void tellsNobodyWhetherThereIsAnAccount() {
        get(request("shop"));
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", "nobody@example.com", "password", "another"));
        var nobody = post(PagesApi.SIGN_IN.path(), form);
        var page = (Page.SignIn) shown.getLast();
        var somebody = signIn(request("shop"), "another");

        assertThat(somebody.status()).isEqualTo(nobody.status());
        assertThat(((Page.SignIn) shown.getLast()).trouble()).isEqualTo(page.trouble());
    }

    @Test
    void asksForNoSignInTwice() {
        signIn(with("prompt", "login"), World.PASSWORD.text());
        var back = signIn(with("prompt", "login consent"), World.PASSWORD.text());

        assertThat(query(back)).containsEntry("prompt", List.of("consent")).doesNotContainKey("max_age");
        assertThat(query(signIn(with("max_age", "0"), World.PASSWORD.text()))).doesNotContainKey("max_age");
    }

    /// Mallory's form in Ada's browser would sign Ada in as Mallory.
    @Test
    void takesNoFormOfAnotherBrowser() {
        get(request("shop"));
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", World.PASSWORD.text()));
        cookies.clear();

        isFailure(post(PagesApi.SIGN_IN.path(), form), FailureKind.MISSING_COOKIE);
        get(request("shop"));
        isFailure(post(PagesApi.SIGN_IN.path(), form), FailureKind.MISSING_COOKIE);
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE);
    }

    @Test
    void takesTheFormsOfAllTabs() {
        get(request("shop"));
        var first = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        signIn(request("app"), World.PASSWORD.text());
        first.putAll(Map.of("username", ada, "password", World.PASSWORD.text()));

        assertThat(post(PagesApi.SIGN_IN.path(), first).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "client_id=nobody", "%", "client_id=%FF", "client_id=shop&client_id=shop"})
    void takesNoFormForAnythingButARequest(String query) {
        get(request("shop"));
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", ada, "password", World.PASSWORD.text(), "request", query));

        isFailure(post(PagesApi.SIGN_IN.path(), form), FailureKind.UNREADABLE_REQUEST);
    }

    @Test
    void setsCookiesThatNoOtherSiteCanSetOrRead() {
        get(request("shop"));
        var signedIn = signIn(request("shop"), World.PASSWORD.text());

        var names = new HashSet<String>();
        for (var cookie : signedIn.cookies()) {
            names.add(cookie.name());
            assertThat(cookie.name()).startsWith("__Host-");
            assertThat(cookie.header()).contains("; Secure; HttpOnly; SameSite=");
        }
        assertThat(names).isEqualTo(Set.of(PagesApi.SESSION_COOKIE, "__Host-ostiary_device"));
    }

    /// Whoever signs in as somebody else is told, and comes no further.
    @Test
    void asksForTheAccountThatTheClientMeans() {
        var hint = idToken("shop", "n1");
        var eve = world.account(Fresh.email()).email().value();
        cookies.clear();
        get(with("id_token_hint", hint));
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        assertThat(((Page.SignIn) shown.getLast()).trouble()).isEmpty();
        form.putAll(Map.of("username", eve, "password", World.PASSWORD.text()));

        var back = get(location(post(PagesApi.SIGN_IN.path(), form)).getRawQuery());

        assertThat(back.status()).isEqualTo(200);
        assertThat(((Page.SignIn) shown.getLast()).trouble()).contains(new Trouble.OtherAccount());
        var silent = with("id_token_hint", hint);
        silent.put("prompt", "none");
        isError(get(silent), "login_required");
    }
}

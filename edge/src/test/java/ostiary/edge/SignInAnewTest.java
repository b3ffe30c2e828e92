package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import ostiary.blueprint.PagesApi;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.edge.page.Page;

/// A browser that is signed in is signed in once more: its session of before is over.
class SignInAnewTest extends PagesSetup {
    private static Map<String, String> asking(String prompt) {
        var request = request("shop");
        request.put("prompt", prompt);
        return request;
    }

    private Response signInAs(String username) {
        get(asking("login"));
        var form = new TreeMap<>(((Page.SignIn) shown.getLast()).hidden());
        form.putAll(Map.of("username", username, "password", World.PASSWORD.text()));
        return post(PagesApi.SIGN_IN.path(), form);
    }

    private String cookie() {
        return Objects.requireNonNull(cookies.get(PagesApi.SESSION_COOKIE));
    }

    private boolean isSignedIn(String cookie) {
        return world.oauth.browserSessions().find(cookie, world.clock.instant()).isPresent();
    }

    @Test
    void asTheSameUser() {
        signInAs(ada);
        var before = cookie();

        assertThat(signInAs(ada).status()).isEqualTo(303);

        assertThat(isSignedIn(before)).isFalse();
        assertThat(isSignedIn(cookie())).isTrue();
    }

    @Test
    void asAnotherUser() {
        signInAs(ada);
        var before = cookie();

        signInAs(world.account(Fresh.email()).email().value());

        assertThat(isSignedIn(before)).isFalse();
        assertThat(isSignedIn(cookie())).isTrue();
    }

    @Test
    void aRefusedSignInEndsNothing() {
        signInAs(ada);
        var before = cookie();

        signInAs(Fresh.email().value());

        assertThat(cookie()).isEqualTo(before);
        assertThat(isSignedIn(before)).isTrue();
    }

    @Test
    void bySigningUp() {
        signInAs(ada);
        var before = cookie();

        var email = Fresh.email();
        confirm(email);

        assertThat(isSignedIn(before)).isFalse();
        assertThat(isSignedIn(cookie())).isTrue();
    }

    private Response confirm(EmailAddress email) {
        get(asking("create"));
        var page = (Page.SignUp) shown.getLast();
        var account = new TreeMap<>(page.hidden());
        account.putAll(Map.of("email", email.value(), "new_password", World.PASSWORD.text()));
        post(PagesApi.SIGN_UP.path(), account);
        var next = (Page.CheckMail) shown.getLast();
        var form = new TreeMap<>(next.hidden());
        form.put("code", world.outbox.codeFor(email));
        return post(next.action(), form);
    }

    /// Or they would go on to the client as whoever is still signed in.
    @Test
    void whoeverIsNotSignedInBySigningUpIsAskedToSignIn() {
        var on = new AuthorizationQuery(Map.of("prompt", List.of("create"))).signingIn();

        assertThat(on.only("prompt")).contains("login");
        assertThat(new AuthorizationQuery(Map.of()).signingIn().only("prompt")).contains("login");
    }
}

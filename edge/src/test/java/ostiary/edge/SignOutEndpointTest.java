package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.PagesApi;
import ostiary.core.testing.World;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.SignOutPage;

/// The way of a browser out, and what is sent to make it leave, or to lead it astray.
class SignOutEndpointTest extends PagesSetup {
    private final String hint = idToken("shop", "n1");

    private Response leave(String... parameters) {
        var asked = new LinkedHashMap<String, String>();
        for (int i = 0; i < parameters.length; i += 2) {
            asked.put(parameters[i], parameters[i + 1]);
        }
        return send("GET", PagesApi.SIGN_OUT.path(), text(asked), "", "");
    }

    private Map<String, String> hidden() {
        return switch (shown.getLast()) {
            case SignOutPage.SignOut page -> page.hidden();
            case SignOutPage.SigningOut page -> page.hidden();
            case Page other -> throw new AssertionError(other);
        };
    }

    private Response confirm() {
        return post(PagesApi.CONFIRM_SIGN_OUT.path(), hidden());
    }

    private boolean isSignedIn() {
        return query(get(with("prompt", "none"))).containsKey("code");
    }

    private static Map<String, String> with(String name, String value) {
        var request = request("shop");
        request.put(name, value);
        return request;
    }

    private SignOutPage.SignOut asks(Response response) {
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKey("location");
        assertThat(shown.getLast()).isInstanceOf(SignOutPage.SignOut.class);
        assertThat(isSignedIn()).isTrue();
        return (SignOutPage.SignOut) shown.getLast();
    }

    @Test
    void leadsBackToTheClientThatProvesItself() {
        var page = leave("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE, "state", "a b&c=d");
        assertThat(page.status()).isEqualTo(200);
        assertThat(shown.getLast()).isInstanceOf(SignOutPage.SigningOut.class);
        var form = hidden();
        assertThat(isSignedIn()).isTrue();

        var left = post(PagesApi.CONFIRM_SIGN_OUT.path(), form);

        assertThat(left.status()).isEqualTo(303);
        assertThat(location(left).toString()).isEqualTo(GOODBYE + "?state=a+b%26c%3Dd");
        assertThat(cookies).doesNotContainKey(PagesApi.SESSION_COOKIE).containsKey(PagesApi.FORM_COOKIE);
        assertThat(query(get(with("prompt", "none")))).containsEntry("error", List.of("login_required"));
    }

    @Test
    void theSessionIsOverAndNotItsCookieAlone() {
        var cookie = Optional.ofNullable(cookies.get(PagesApi.SESSION_COOKIE)).orElseThrow();
        leave("id_token_hint", hint);
        confirm();

        cookies.put(PagesApi.SESSION_COOKIE, cookie);

        assertThat(isSignedIn()).isFalse();
    }

    @Test
    void asksWithoutAToken() {
        assertThat(asks(leave()).clientName()).isEmpty();
        assertThat(asks(leave("state", "x")).clientName()).isEmpty();
        assertThat(asks(leave("client_id", "shop")).clientName()).contains("shop");
        assertThat(asks(leave("client_id", "nobody")).clientName()).isEmpty();
        assertThat(asks(leave("id_token_hint", "x.y.z", "post_logout_redirect_uri", GOODBYE))
                        .clientName())
                .isEmpty();
    }

    /// The session of a client goes on in the same browser, signed in anew.
    @Test
    void aTokenOfTheSameUsersSessionOfBeforeIsAYes() {
        signIn(with("prompt", "login"), World.PASSWORD.text());

        leave("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE);

        assertThat(shown.getLast()).isInstanceOf(SignOutPage.SigningOut.class);
    }

    @Test
    void aTokenOfAnotherBrowsersSessionIsNoYes() {
        cookies.clear();
        signIn(with("prompt", "login"), World.PASSWORD.text());

        asks(leave("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE));
        leave("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE);

        assertThat(location(confirm()).toString()).isEqualTo(GOODBYE);
    }

    /// Whose word alone it is leads nobody anywhere; there is a link.
    @Test
    void leadsNobodyBackByAName() {
        leave("client_id", "shop", "post_logout_redirect_uri", GOODBYE, "state", "x");
        var left = confirm();

        assertThat(left.status()).isEqualTo(303);
        assertThat(location(left).getPath()).isEqualTo(PagesApi.SIGN_OUT.path());
        send("GET", PagesApi.SIGN_OUT.path(), location(left).getRawQuery(), "", "");
        assertThat(shown.getLast()).isEqualTo(new SignOutPage.SignedOut(Optional.of(GOODBYE + "?state=x")));
    }

    @Test
    void doesNotShowTheTokenInTheAddressOfTheLastPage() {
        leave("id_token_hint", hint);

        assertThat(location(confirm()).toString()).isEqualTo(PagesApi.SIGN_OUT.path() + "?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                BACK,
                GOODBYE + "/",
                GOODBYE + "?x=1",
                GOODBYE + "\r\nset-cookie: a=b",
                "javascript:alert(1)",
                "//shop.example/bye",
                "/bye"
            })
    void leadsNobodyToAnotherAddress(String uri) {
        for (var parameters : List.of(
                new String[] {"id_token_hint", hint, "post_logout_redirect_uri", uri},
                new String[] {"client_id", "shop", "post_logout_redirect_uri", uri})) {
            leave(parameters);
            assertThat(((SignOutPage.SignOut) shown.getLast()).isLost()).isTrue();
        }
        var left = confirm();
        assertThat(location(left).getHost()).isNull();
        send("GET", PagesApi.SIGN_OUT.path(), location(left).getRawQuery(), "", "");
        assertThat(shown.getLast()).isEqualTo(new SignOutPage.SignedOut(Optional.empty()));
    }

    @Test
    void aTokenForAnotherClientLeadsNowhere() {
        leave("id_token_hint", hint, "client_id", "app", "post_logout_redirect_uri", GOODBYE);

        assertThat(location(confirm()).getHost()).isNull();
    }

    @Test
    void aBrowserThatIsNotSignedInGoesOnAtOnce() {
        cookies.clear();

        var back = leave("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE, "state", "x");
        assertThat(back.status()).isEqualTo(302);
        assertThat(location(back).toString()).isEqualTo(GOODBYE + "?state=x");

        assertThat(leave("client_id", "shop", "post_logout_redirect_uri", GOODBYE)
                        .status())
                .isEqualTo(200);
        assertThat(shown.getLast()).isEqualTo(new SignOutPage.SignedOut(Optional.of(GOODBYE)));
        leave("id_token_hint", hint, "post_logout_redirect_uri", "https://evil.example");
        assertThat(shown.getLast()).isEqualTo(new SignOutPage.SignedOut(Optional.empty()));
    }

    @Test
    void doesByAQueryWhatCameByAForm() {
        var response = post(PagesApi.SIGN_OUT.path(), Map.of("id_token_hint", hint, "state", "x"));

        assertThat(response.status()).isEqualTo(303);
        assertThat(location(response).getPath()).isEqualTo(PagesApi.SIGN_OUT.path());
        assertThat(query(response)).containsEntry("id_token_hint", List.of(hint));
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void nobodySignsAnotherOut() {
        leave("id_token_hint", hint);
        var form = new TreeMap<>(hidden());
        var tie = Optional.ofNullable(cookies.remove(PagesApi.FORM_COOKIE)).orElseThrow();

        assertThat(post(PagesApi.CONFIRM_SIGN_OUT.path(), form).status()).isEqualTo(400);
        assertThat(shown.getLast())
                .isInstanceOfSatisfying(
                        Page.Failure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(FailureKind.MISSING_COOKIE));
        assertThat(isSignedIn()).isTrue();

        cookies.put(PagesApi.FORM_COOKIE, tie);
        form.put("form_token", "x");
        assertThat(post(PagesApi.CONFIRM_SIGN_OUT.path(), form).status()).isEqualTo(400);
        form.remove("form_token");
        assertThat(post(PagesApi.CONFIRM_SIGN_OUT.path(), form).status()).isEqualTo(400);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void whatCannotBeReadEndsNothing() {
        for (var query : List.of(
                "id_token_hint=a&id_token_hint=b",
                "client_id=shop&client_id=shop",
                "post_logout_redirect_uri=a&post_logout_redirect_uri=b",
                "id_token_hint=" + "x".repeat(10_240),
                "state=" + "x".repeat(1025))) {
            assertThat(send("GET", PagesApi.SIGN_OUT.path(), query, "", "").status())
                    .isEqualTo(400);
        }
        leave();
        var form = new TreeMap<>(hidden());
        form.put("request", "client_id=a&client_id=b");
        assertThat(post(PagesApi.CONFIRM_SIGN_OUT.path(), form).status()).isEqualTo(400);
        form.put("request", "%");
        assertThat(post(PagesApi.CONFIRM_SIGN_OUT.path(), form).status()).isEqualTo(400);
        assertThat(isSignedIn()).isTrue();
    }

    @Test
    void whoeverOnlyLooksEndsNothing() {
        send("HEAD", PagesApi.SIGN_OUT.path(), text(Map.of("id_token_hint", hint)), "", "");

        assertThat(isSignedIn()).isTrue();
    }

    /// A second click, or a page that is sent once more.
    @Test
    void mayBeConfirmedTwice() {
        leave("id_token_hint", hint, "post_logout_redirect_uri", GOODBYE);
        var form = hidden();

        assertThat(location(post(PagesApi.CONFIRM_SIGN_OUT.path(), form)).toString())
                .isEqualTo(GOODBYE);
        assertThat(location(post(PagesApi.CONFIRM_SIGN_OUT.path(), form)).toString())
                .isEqualTo(GOODBYE);
    }
}

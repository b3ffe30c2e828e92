package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.PagesApi;
import ostiary.core.oauth.GrantError;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;
import ostiary.edge.page.Trouble;

/// The way of a browser to a code, and what is sent to bend it.
class AuthorizationEndpointTest extends PagesSetup {
    private void isFailure(Response response, FailureKind kind) {
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.headers()).doesNotContainKey("location");
        assertThat(shown.getLast()).isInstanceOfSatisfying(Page.Failure.class, failure -> {
            assertThat(failure.kind()).isEqualTo(kind);
            assertThat(failure.requestId()).isEqualTo("request-1");
        });
    }

    private static void isError(Response response, String error) {
        assertThat(response.status()).isEqualTo(302);
        assertThat(query(response))
                .containsEntry("error", List.of(error))
                .containsEntry("state", List.of("a b&c=d"))
                .containsEntry("iss", List.of(ISSUER))
                .doesNotContainKey("code");
    }

    private static Map<String, String> with(String name, String value) {
        var request = request("shop");
        request.put(name, value);
        return request;
    }

    @Test
    void leadsFromThePageBackToTheClient() {
        var page = get(request("shop"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.headers()).containsEntry("cache-control", "no-store");
        assertThat(shown.getLast()).isInstanceOfSatisfying(Page.SignIn.class, signIn -> {
            assertThat(signIn.clientName()).isEqualTo("shop");
            assertThat(signIn.action()).isEqualTo("/login/page");
        });

        var signedIn = signIn(request("shop"), World.PASSWORD.text());
        assertThat(signedIn.status()).isEqualTo(303);
        assertThat(location(signedIn).getPath()).isEqualTo("/oauth2/authorize");

        var back = get(location(signedIn).getRawQuery());
        assertThat(back.status()).isEqualTo(302);
        assertThat(location(back).toString()).startsWith(BACK + "&code=oac_");
        assertThat(query(back))
                .containsOnlyKeys("x", "code", "state", "iss")
                .containsEntry("state", List.of("a b&c=d"))
                .containsEntry("iss", List.of(ISSUER));
        assertThat(back.headers()).containsEntry("referrer-policy", "no-referrer");
    }

    @Test
    void leadsBackToAnAppOfTheMachine() {
        signIn(request("app"), World.PASSWORD.text());

        assertThat(location(get(request("app"))).toString()).startsWith("com.example.app:/cb?code=oac_");
    }

    @Test
    void takesAnAnswerByForm() {
        signIn(request("shop"), World.PASSWORD.text());

        var answer = get(with("response_mode", "form_post"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(shown.getLast()).isInstanceOfSatisfying(Page.FormPost.class, form -> {
            assertThat(form.redirectUri()).isEqualTo(BACK);
            assertThat(form.parameters()).containsOnlyKeys("code", "state", "iss");
        });
        isError(get(with("response_mode", "fragment")), "invalid_request");
        var app = request("app");
        app.put("response_mode", "form_post");
        isError(get(app), "invalid_request");
    }

    @Test
    void tellsNobodyElseOfAnUnknownClient() {
        isFailure(get(Map.of()), FailureKind.UNKNOWN_CLIENT);
        isFailure(get(with("client_id", "nobody")), FailureKind.UNKNOWN_CLIENT);
        isFailure(get(with("client_id", "")), FailureKind.UNKNOWN_CLIENT);
        isFailure(get(with("client_id", "x".repeat(3000))), FailureKind.UNKNOWN_CLIENT);
        isFailure(get(with("client_id", "sh\u0000op")), FailureKind.UNKNOWN_CLIENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "https://shop.example/cb",
                "https://shop.example/cb?x=1&y=2",
                "https://shop.example/cb?x=1#f",
                "https://shop.example/cb?x=1\r\nset-cookie: a=b",
                "javascript:alert(1)",
                "//shop.example/cb?x=1",
                "/cb"
            })
    void sendsNobodyElsewhere(String redirectUri) {
        isFailure(get(with("redirect_uri", redirectUri)), FailureKind.UNREGISTERED_REDIRECT);
        signIn(request("shop"), World.PASSWORD.text());
        isFailure(get(with("redirect_uri", redirectUri)), FailureKind.UNREGISTERED_REDIRECT);
    }

    @Test
    void sendsNobodyAnywhereWhereItIsNotClearWhither() {
        var good = text(request("shop"));

        isFailure(get(good + "&client_id=shop"), FailureKind.UNREADABLE_REQUEST);
        isFailure(get(good + "&redirect_uri=a&redirect_uri=b"), FailureKind.UNREADABLE_REQUEST);
    }

    @ParameterizedTest
    @CsvSource({
        "response_type, token, unsupported_response_type",
        "response_type, '', invalid_request",
        "scope, account, invalid_scope",
        "code_challenge_method, plain, invalid_request",
        "code_challenge, x, invalid_request",
        "prompt, none, login_required",
        "prompt, none login, invalid_request",
        "max_age, -1, invalid_request",
        "resource, https://other.example, invalid_target",
        "request, e30.e30., request_not_supported",
        "request_uri, https://shop.example/request, request_uri_not_supported",
        "registration, {}, registration_not_supported",
        "claims, {, invalid_request",
        "claims, [], invalid_request",
        "claims, '{\"userinfo\":{\"name\":true}}', invalid_request"
    })
    void tellsTheClientWhatIsWrong(String name, String value, String error) {
        isError(get(with(name, value)), error);
    }

    @Test
    void takesNoParameterTwiceAndNoneThatIsTooLong() {
        isError(get(text(request("shop")) + "&scope=openid"), "invalid_request");
        isError(get(text(request("shop")) + "&unknown=1&unknown=2"), "invalid_request");
        isError(get(with("nonce", "n".repeat(513))), "invalid_request");
        isError(get(with("claims", "{\"" + "c".repeat(4096) + "\":1}")), "invalid_request");
        isError(get(text(request("shop")) + "&resource=https://orders.example&resource=x"), "invalid_target");
    }

    @Test
    void ignoresWhatItDoesNotKnow() {
        assertThat(get(with("display", "popup")).status()).isEqualTo(200);
        assertThat(get(with("acr_values", "urn:x 2 1")).status()).isEqualTo(200);
        assertThat(get(with("claims", "{\"userinfo\":{\"x\":null}}")).status()).isEqualTo(200);
        assertThat(get(with("claims_locales", "de")).status()).isEqualTo(200);
    }

    @Test
    void doesByAQueryWhatCameByAForm() {
        var response = post(PagesApi.AUTHORIZE.path(), request("shop"));

        assertThat(response.status()).isEqualTo(303);
        assertThat(location(response).getPath()).isEqualTo("/oauth2/authorize");
        assertThat(query(response)).containsEntry("state", List.of("a b&c=d"));
        isFailure(
                send("POST", "/oauth2/authorize", "", "application/x-www-form-urlencoded", "a=%FF"),
                FailureKind.UNREADABLE_REQUEST);
        isFailure(send("POST", "/oauth2/authorize", "", "application/json", "{}"), FailureKind.UNREADABLE_REQUEST);
        isFailure(
                post("/oauth2/authorize", Map.of("client_id", "shop", "x", "x".repeat(9000))),
                FailureKind.UNREADABLE_REQUEST);
    }

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
    void asksWhetherAClientOfSomebodyElseMayHaveIt() {
        signIn(request("stranger"), World.PASSWORD.text());
        get(request("stranger"));
        var consent = (Page.Consent) shown.getLast();
        assertThat(consent.scopes()).containsExactly("openid");
        var form = new TreeMap<>(consent.hidden());

        form.put("decision", "deny");
        var denied = post(PagesApi.CONSENT.path(), form);
        assertThat(denied.status()).isEqualTo(303);
        assertThat(query(denied)).containsEntry("error", List.of("access_denied"));

        form.put("decision", "allow");
        var allowed = post(PagesApi.CONSENT.path(), form);
        assertThat(allowed.status()).isEqualTo(303);
        assertThat(query(allowed)).containsKey("code");

        cookies.remove(PagesApi.FORM_COOKIE);
        isFailure(post(PagesApi.CONSENT.path(), form), FailureKind.MISSING_COOKIE);
    }

    /// The page of another request, whatever its scopes.
    @Test
    void takesNoConsentOfAnotherPage() {
        register("other", false, "https://other.example/cb");
        signIn(request("stranger"), World.PASSWORD.text());
        get(request("stranger"));
        var form = new TreeMap<>(((Page.Consent) shown.getLast()).hidden());
        form.put("decision", "allow");
        form.put("request", text(request("other")));

        assertThat(post(PagesApi.CONSENT.path(), form).status()).isEqualTo(200);
        assertThat(shown.getLast()).isInstanceOf(Page.Consent.class);
        form.remove("shown");
        assertThat(post(PagesApi.CONSENT.path(), form).status()).isEqualTo(200);
        assertThat(get(request("other")).status()).as("still asked").isEqualTo(200);
    }

    @Test
    void asksOnce() {
        signIn(request("stranger"), World.PASSWORD.text());
        get(request("stranger"));
        var form = new TreeMap<>(((Page.Consent) shown.getLast()).hidden());
        form.put("decision", "allow");
        post(PagesApi.CONSENT.path(), form);

        assertThat(query(get(request("stranger")))).containsKey("code");
    }

    /// A page that only looks may be asked for by anything that follows links.
    @Test
    void issuesNoCodeToWhoeverOnlyLooks() {
        signIn(request("shop"), World.PASSWORD.text());

        var head = send("HEAD", PagesApi.AUTHORIZE.path(), text(request("shop")), "", "");

        assertThat(head.headers()).doesNotContainKey("location");
        assertThat(head.status()).isEqualTo(200);
    }

    @Test
    void aCodeIsBoundToTheClientThatAsked() {
        signIn(request("shop"), World.PASSWORD.text());
        var code = query(get(request("shop"))).getOrDefault("code", List.of()).getFirst();
        var clients = world.stores.clients();
        var redeem = world.oauth.redeemCode();

        assertThat(redeem.redeem(clients.find("app").orElseThrow(), code, Optional.empty(), Optional.of(VERIFIER)))
                .isEqualTo(new RedeemCode.Outcome.Refused(GrantError.INVALID_GRANT));
        assertThat(redeem.redeem(clients.find("shop").orElseThrow(), code, Optional.empty(), Optional.of(VERIFIER)))
                .isInstanceOf(RedeemCode.Outcome.Granted.class);
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

    @Test
    void meansTheUserOfAnIdToken() {
        var hint = idToken("shop", "n1");

        assertThat(query(get(with("id_token_hint", hint)))).containsKey("code");
        isError(get(with("id_token_hint", "x.y.z")), "invalid_request");
        isError(get(with("id_token_hint", "x".repeat(10_240))), "invalid_request");
        isError(get(text(with("id_token_hint", hint)) + "&id_token_hint=" + hint.length()), "invalid_request");
        var other = request("app");
        other.put("id_token_hint", hint);
        isError(get(other), "invalid_request");
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

package ostiary.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.PagesApi;
import ostiary.core.oauth.GrantError;
import ostiary.core.oauth.RedeemCode;
import ostiary.core.testing.World;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.Page;

/// The way of a browser to a code, and what is sent to bend it.
class AuthorizationEndpointTest extends AuthorizationSetup {
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
}

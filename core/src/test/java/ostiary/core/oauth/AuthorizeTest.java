package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.core.oauth.AuthorizationError.INVALID_REQUEST;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.client.GrantType;
import ostiary.core.client.SignInRules;
import ostiary.core.oauth.Authorize.Outcome.Consent;
import ostiary.core.oauth.Authorize.Outcome.Granted;
import ostiary.core.oauth.Authorize.Outcome.Refused;
import ostiary.core.oauth.Authorize.Outcome.SignIn;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;

/// Whether a client gets a code, and what is asked of the user before.
class AuthorizeTest extends CodeFlowSetup {
    private static void isRefused(Authorize.Outcome outcome, AuthorizationError error) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.error()).isEqualTo(error));
    }

    private AuthorizationRequest pkce(Optional<String> challenge, Optional<String> method) {
        return new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.of("openid"),
                List.of(),
                challenge,
                method,
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private AuthorizationRequest of(String responseType, String... resources) {
        return new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of(responseType).filter(type -> !type.isEmpty()),
                Optional.of("openid"),
                List.of(resources),
                CHALLENGE,
                Optional.of("S256"),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private AuthorizationRequest prompting(String... prompts) {
        return request(Optional.of("openid"), Set.of(prompts), Optional.empty());
    }

    private Authorize.Outcome withoutBrowserSession(AuthorizationRequest request) {
        return world.oauth.authorize().authorize(shop, request, Optional.empty(), _ -> false, World.LAPTOP);
    }

    @Test
    void aBrowserThatIsSignedInGetsACode() {
        assertThat(authorize(shop, request())).isInstanceOf(Granted.class);
    }

    @Test
    void anotherIsAskedToSignIn() {
        assertThat(withoutBrowserSession(request())).isEqualTo(new SignIn());
        assertThat(withoutBrowserSession(prompting("consent"))).isEqualTo(new SignIn());
        isRefused(withoutBrowserSession(prompting("none")), AuthorizationError.LOGIN_REQUIRED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"login", "select_account"})
    void aClientMayAskForANewSignIn(String prompt) {
        assertThat(authorize(shop, prompting(prompt))).isEqualTo(new SignIn());
    }

    @Test
    void nothingIsAskedWhereNothingMayBe() {
        assertThat(authorize(shop, prompting("none"))).isInstanceOf(Granted.class);
        isRefused(authorize(shop, prompting("none", "login")), INVALID_REQUEST);
        isRefused(authorize(client("stranger", true, false), prompting("none")), AuthorizationError.CONSENT_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({"60, true", "59, false", "0, false"})
    void aSignInMayBeTooLongAgo(String maxAge, boolean suffices) {
        world.clock.advance(Duration.ofSeconds(60));

        var outcome = authorize(shop, request(Optional.of("openid"), Set.of(), Optional.of(maxAge)));

        assertThat(outcome).isInstanceOf(suffices ? Granted.class : SignIn.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "x", " 1", "9999999999", "\u0661"})
    void anAgeIsANumberOfSeconds(String maxAge) {
        isRefused(authorize(shop, request(Optional.of("openid"), Set.of(), Optional.of(maxAge))), INVALID_REQUEST);
    }

    @Test
    void aClientOfSomebodyElseNeedsTheUsersConsent() {
        var stranger = client("stranger", true, false);
        var session = Optional.of(browser.text());

        assertThat(authorize(stranger, request())).isEqualTo(new Consent(Set.of("openid", "email")));
        assertThat(world.oauth.authorize().authorize(stranger, request(), session, _ -> true, World.LAPTOP))
                .isInstanceOf(Granted.class);
        assertThat(world.oauth.authorize().authorize(stranger, request(), Optional.empty(), _ -> true, World.LAPTOP))
                .isEqualTo(new SignIn());
        assertThat(authorize(shop, prompting("consent"))).isInstanceOf(Consent.class);
    }

    /// For whoever has that scope acts for the user on their account.
    @Test
    void aClientOfSomebodyElseGetsNoAccount() {
        var account = request(Optional.of("openid account"), Set.of(), Optional.empty());
        var stranger = client("stranger", true, false);

        isRefused(authorize(stranger, account), AuthorizationError.INVALID_SCOPE);
        assertThat(authorize(shop, account)).isInstanceOf(Granted.class);
        var all = (Consent) authorize(stranger, request(Optional.empty(), Set.of(), Optional.empty()));
        assertThat(all.scopes()).contains("openid", "orders:read").doesNotContain("account");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stock:read", "openid stock:read", "openid  email", " openid", "OPENID", "openid\temail"})
    void aScopeIsOneOfTheClients(String scope) {
        isRefused(
                authorize(shop, request(Optional.of(scope), Set.of(), Optional.empty())),
                AuthorizationError.INVALID_SCOPE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "id_token", "code id_token", "code token", "CODE", "none"})
    void theCodeIsTheOnlyResponse(String type) {
        isRefused(authorize(shop, of(type)), AuthorizationError.UNSUPPORTED_RESPONSE_TYPE);
    }

    @Test
    void theResponseIsNamed() {
        isRefused(authorize(shop, of("")), INVALID_REQUEST);
    }

    @Test
    void tokensAreForOneResourceOfTheClients() {
        assertThat(authorize(shop, of("code", "https://orders.example"))).isInstanceOf(Granted.class);
        assertThat(authorize(shop, of("code", World.OWN_AUDIENCE))).isInstanceOf(Granted.class);
        isRefused(authorize(shop, of("code", "https://stock.example")), AuthorizationError.INVALID_TARGET);
        isRefused(
                authorize(shop, of("code", "https://orders.example", World.OWN_AUDIENCE)),
                AuthorizationError.INVALID_TARGET);
    }

    @Test
    void aClientThatIsNotRegisteredForItGetsNoCode() {
        var service = client("service", Set.of(GrantType.CLIENT_CREDENTIALS), SignInRules.NONE);

        isRefused(authorize(service, request()), AuthorizationError.UNAUTHORIZED_CLIENT);
    }

    @Test
    void theChallengeIsAHash() {
        var method = Optional.of("S256");
        assertThat(authorize(shop, pkce(CHALLENGE, method))).isInstanceOf(Granted.class);
        isRefused(authorize(shop, pkce(CHALLENGE, Optional.of("plain"))), INVALID_REQUEST);
        isRefused(authorize(shop, pkce(CHALLENGE, Optional.empty())), INVALID_REQUEST);
        isRefused(authorize(shop, pkce(CHALLENGE, Optional.of("s256"))), INVALID_REQUEST);
        isRefused(authorize(shop, pkce(CHALLENGE.map(c -> c + "A"), method)), INVALID_REQUEST);
        isRefused(authorize(shop, pkce(CHALLENGE.map(c -> c.substring(1) + "="), method)), INVALID_REQUEST);
        isRefused(authorize(shop, pkce(Optional.empty(), Optional.empty())), INVALID_REQUEST);
    }

    @Test
    void aClientMayBeRegisteredToDoWithoutAChallenge() {
        var old = client("old", false, true);

        assertThat(authorize(old, pkce(Optional.empty(), Optional.empty()))).isInstanceOf(Granted.class);
        isRefused(authorize(old, pkce(Optional.empty(), Optional.of("S256"))), INVALID_REQUEST);
    }

    @Test
    void answersGoToTheClientsOwnAddressesAlone() {
        var authorize = world.oauth.authorize();

        assertThat(authorize.client("shop")).contains(shop);
        assertThat(authorize.client("nobody")).isEmpty();
        assertThat(authorize.redirectUri(shop, Optional.of(BACK))).contains(BACK);
        assertThat(authorize.redirectUri(shop, Optional.empty())).contains(BACK);
        assertThat(authorize.redirectUri(shop, Optional.of(BACK + "/"))).isEmpty();
    }

    @Test
    void aBrowsersSessionEnds() {
        world.clock.advance(Duration.ofHours(12).minusMillis(1));
        assertThat(authorize(shop, request())).isInstanceOf(Granted.class);
        world.clock.advance(Duration.ofMillis(1));
        assertThat(authorize(shop, request())).isEqualTo(new SignIn());
    }

    @Test
    void aBrowsersSessionIsOverWithTheOthers() {
        world.clock.advance(Duration.ofSeconds(1));
        world.endAllSessions().endAll(ada.id());

        assertThat(authorize(shop, request())).isEqualTo(new SignIn());
    }

    @Test
    void aBrowsersSessionThatWasEndedIsOver() {
        world.endSession().end(ada.id(), browser.sessionId(), EndReason.REVOKED);

        assertThat(authorize(shop, request())).isEqualTo(new SignIn());
    }

    /// A refresh token of an app is no session of a browser, and a browser's none of an app.
    @Test
    void aBrowsersSessionIsShownByItsOwnTokenAlone() {
        var token = world.loggedIn(world.clients.byDefault()).refreshToken();

        assertThat(world.oauth.browserSessions().find(token.text(), world.clock.instant()))
                .isEmpty();
        assertThat(world.tokens.read(browser.text(), world.clock.instant())).isEmpty();
        assertThat(world.oauth.browserSessions().find(browser.text(), world.clock.instant()))
                .isPresent();
    }

    private AuthorizationRequest hinting(String hint, String... prompts) {
        return new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.of("openid"),
                List.of(),
                CHALLENGE,
                Optional.of("S256"),
                Optional.empty(),
                Set.of(prompts),
                Optional.empty(),
                ClaimsRequest.NONE,
                Optional.of(hint));
    }

    @Test
    void aClientMayMeanTheUserWhoIsSignedIn() {
        var hint = tokens().idToken().orElseThrow();

        assertThat(authorize(shop, hinting(hint))).isInstanceOf(Granted.class);
        assertThat(authorize(shop, hinting(hint, "none"))).isInstanceOf(Granted.class);
    }

    @Test
    void aClientMayMeanSomebodyElse() {
        var hint = tokens().idToken().orElseThrow();
        var eve = Optional.of(signIn(world.account(Fresh.email())).text());
        var authorize = world.oauth.authorize();

        isRefused(
                authorize.authorize(shop, hinting(hint, "none"), eve, _ -> true, World.LAPTOP),
                AuthorizationError.LOGIN_REQUIRED);
        assertThat(authorize.authorize(shop, hinting(hint), eve, _ -> true, World.LAPTOP))
                .isEqualTo(new SignIn(Optional.of(ada.email()), true));
        assertThat(withoutBrowserSession(hinting(hint))).isEqualTo(new SignIn(Optional.of(ada.email()), false));
        isRefused(withoutBrowserSession(hinting(hint, "none")), AuthorizationError.LOGIN_REQUIRED);
    }

    /// Whoever has got hold of an old token is not told whose it is.
    @Test
    void anAddressIsShownForAClientThatKnowsIt() {
        var request = request(Optional.of("openid"), Set.of(), Optional.empty());
        var code = ((Granted) authorize(shop, request)).code();
        var blind = ((RedeemCode.Outcome.Granted) redeem(code)).tokens();
        assertThat(withoutBrowserSession(hinting(blind.idToken().orElseThrow())))
                .isEqualTo(new SignIn());

        var tokens = tokens();
        world.endSession().end(ada.id(), tokens.issued().claims().sessionId(), EndReason.REVOKED);
        assertThat(withoutBrowserSession(hinting(tokens.idToken().orElseThrow())))
                .isEqualTo(new SignIn());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "id.shop", "access.1"})
    void aHintIsAnIdTokenOfOurs(String hint) {
        isRefused(authorize(shop, hinting(hint)), INVALID_REQUEST);
        isRefused(authorize(shop, hinting(hint, "none")), INVALID_REQUEST);
        isRefused(withoutBrowserSession(hinting(hint)), INVALID_REQUEST);
    }

    @Test
    void aHintIsForTheClientThatSendsIt() {
        var hint = tokens().idToken().orElseThrow();

        isRefused(authorize(client("other", true, true), hinting(hint)), INVALID_REQUEST);
    }
}

package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.client.RegisteredClient;
import ostiary.core.login.LogIn;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The outcome of a client's request to sign out, and what ends with a browser's session.
class SignOutTest extends CodeFlowSetup {
    private final SignOut signOut = world.oauth.signOut();

    private static SignOut.Asked asked(@Nullable String hint, @Nullable String client, @Nullable String backTo) {
        return new SignOut.Asked(Optional.ofNullable(hint), Optional.ofNullable(client), Optional.ofNullable(backTo));
    }

    private SignOut.Found look(SignOut.Asked asked) {
        return signOut.look(asked, Optional.of(browser.text()));
    }

    private String hint() {
        return tokens().idToken().orElseThrow();
    }

    private void signOut(SignOut.Asked asked) {
        signOut.signOut(asked, Optional.of(browser.text()));
    }

    private SessionId granted(RegisteredClient client, String scope, String nonce) {
        var request = new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.of(scope),
                List.of(),
                CHALLENGE,
                Optional.of("S256"),
                Optional.of(nonce),
                Set.of(),
                Optional.empty());
        var code = ((Authorize.Outcome.Granted) authorize(client, request)).code();
        var outcome = world.oauth.redeemCode().redeem(client, code, Optional.of(BACK), Optional.of(VERIFIER));
        return ((RedeemCode.Outcome.Granted) outcome).tokens().issued().claims().sessionId();
    }

    private boolean isOpen(SessionId session) {
        return world.stores
                .sessions()
                .findOpen(ada.id(), session, world.clock.instant())
                .isPresent();
    }

    @Test
    void aTokenOfThisBrowsersSessionAgreesForItsUser() {
        var found = look(asked(hint(), "shop", GOODBYE));

        assertThat(found)
                .isEqualTo(new SignOut.Found(Optional.of(shop), true, true, Optional.of(GOODBYE), true, false));
        assertThat(look(asked(hint(), null, null)).isAgreed()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "id.shop", "x"})
    void withoutOneTheUserIsAsked(@Nullable String hint) {
        var found = look(asked(hint, "shop", GOODBYE));

        assertThat(found)
                .isEqualTo(new SignOut.Found(Optional.of(shop), true, false, Optional.of(GOODBYE), false, false));
    }

    @Test
    void aTokenOfAnotherBrowsersSessionDoesNotAgree() {
        var hint = hint();
        var other = signIn();

        var found = signOut.look(asked(hint, null, GOODBYE), Optional.of(other.text()));

        assertThat(found.isAgreed()).isFalse();
        assertThat(found.isProven()).isTrue();
        assertThat(found.backTo()).contains(GOODBYE);
    }

    @Test
    void aTokenForAnotherClientProvesNothing() {
        client("other", true, true);
        var found = look(asked(hint(), "other", GOODBYE));

        assertThat(found.isAgreed()).isFalse();
        assertThat(found.isProven()).isFalse();
        assertThat(found.client().map(RegisteredClient::id)).contains("other");
    }

    @ParameterizedTest
    @ValueSource(strings = {BACK, "https://evil.example", GOODBYE + "/", GOODBYE + "?x=1", "javascript:alert(1)", ""})
    void nobodyIsSentToAnAddressThatIsNotRegistered(String backTo) {
        assertThat(look(asked(hint(), "shop", backTo)))
                .satisfies(found -> assertThat(found.isLost()).isTrue())
                .satisfies(found -> assertThat(found.backTo()).isEmpty());
        assertThat(look(asked(null, null, GOODBYE)).isLost()).isTrue();
        assertThat(look(asked(null, "nobody", GOODBYE)).isLost()).isTrue();
        assertThat(look(asked(null, "\u0000", GOODBYE)).isLost()).isTrue();
    }

    @Test
    void theClientThatAsksIsSignedOutAlsoWhereAnEarlierSessionOfTheBrowserHasBroughtIt() {
        var tokens = tokens();
        var hint = tokens.idToken().orElseThrow();
        var other = granted(shop, "openid", "other");
        var anew = signIn();

        signOut.signOut(asked(hint, null, null), Optional.of(anew.text()));

        assertThat(isOpen(tokens.issued().claims().sessionId())).isFalse();
        assertThat(isOpen(other)).isTrue();
    }

    @Test
    void whoeverIsNotSignedInHasNothingToEnd() {
        var hint = hint();

        assertThat(signOut.look(asked(hint, null, GOODBYE), Optional.empty()))
                .isEqualTo(new SignOut.Found(Optional.of(shop), false, false, Optional.of(GOODBYE), true, false));
        assertThat(signOut.look(asked(hint, null, null), Optional.of("ort_x")).isSignedIn())
                .isFalse();
    }

    @Test
    void lookingEndsNothing() {
        var session = granted(shop, "openid", "1");
        look(asked(hint(), "shop", GOODBYE));

        assertThat(isOpen(session)).isTrue();
        assertThat(authorize(shop, request())).isInstanceOf(Authorize.Outcome.Granted.class);
    }

    @Test
    void theBrowsersSessionEndsAndThoseThatCameOfIt() {
        var ofThisBrowser = granted(shop, "openid", "1");
        var other = signIn();
        var ofAnotherBrowser = ofBrowser(other);
        var loggedIn =
                world.logIn().logIn(ada.email().value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        var ofNone = ((LogIn.Outcome.LoggedIn) loggedIn).tokens().refreshToken().sessionId();

        signOut(asked(null, null, null));

        assertThat(isOpen(browser.sessionId())).isFalse();
        assertThat(isOpen(ofThisBrowser)).isFalse();
        assertThat(isOpen(other.sessionId())).isTrue();
        assertThat(isOpen(ofAnotherBrowser)).isTrue();
        assertThat(isOpen(ofNone)).isTrue();
        assertThat(authorize(shop, request(Optional.of("openid"), Set.of("none"), Optional.empty())))
                .isInstanceOfSatisfying(
                        Authorize.Outcome.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(AuthorizationError.LOGIN_REQUIRED));
    }

    private SessionId ofBrowser(RefreshToken of) {
        var outcome =
                world.oauth.authorize().authorize(shop, request(), Optional.of(of.text()), _ -> false, World.LAPTOP);
        var code = ((Authorize.Outcome.Granted) outcome).code();
        return ((RedeemCode.Outcome.Granted) redeem(code))
                .tokens()
                .issued()
                .claims()
                .sessionId();
    }

    /// The user has agreed to this on the page of consent: access while they are away.
    @Test
    void whatMayGoOnWithoutItsUserGoesOn() {
        var offline = granted(shop, "openid offline_access", "1");

        signOut(asked(null, null, null));

        assertThat(isOpen(offline)).isTrue();
    }

    @Test
    void unlessItsOwnClientAsks() {
        var other = granted(shop, "openid offline_access", "1");
        var offline = granted(shop, "openid offline_access", "2");

        signOut(asked("id.shop " + ada.id() + " 2", null, null));

        assertThat(isOpen(offline)).isFalse();
        assertThat(isOpen(other)).isTrue();
    }

    @Test
    void aCodeThatWaitsIsDead() {
        var code = code();

        signOut(asked(null, null, null));

        isRefused(redeem(code));
    }

    @Test
    void aTokenWhoseSessionIsOverStillAgrees() {
        var tokens = tokens();
        world.endSession().end(ada.id(), tokens.issued().claims().sessionId(), EndReason.REVOKED);

        assertThat(look(asked(tokens.idToken().orElseThrow(), null, null)).isAgreed())
                .isTrue();
    }

    /// The sessions that clients have got by it go on for much longer.
    @Test
    void aBrowserThatWasSignedInTooLongStillSignsItsClientsOut() {
        var tokens = tokens();
        var hint = tokens.idToken().orElseThrow();
        var session = tokens.issued().claims().sessionId();
        world.clock.advance(Duration.ofHours(12));

        assertThat(look(asked(null, null, null)).isSignedIn()).isTrue();
        assertThat(look(asked(null, null, null)).isAgreed()).isFalse();
        assertThat(look(asked(hint, null, null)).isAgreed()).isTrue();
        assertThat(isOpen(session)).isTrue();

        signOut(asked(null, null, null));

        assertThat(isOpen(session)).isFalse();
        assertThat(look(asked(hint, null, null)).isSignedIn()).isFalse();
    }

    /// The table forgets a session soon after its end; the browser keeps its cookie until it is closed.
    @Test
    void aBrowserWhoseSessionIsForgottenStillSignsItsClientsOut() {
        var session = granted(shop, "openid", "1");
        var forgetful = new PassingSessionStore(world.stores.sessions()) {
            @Override
            public Optional<SessionSnapshot> find(UserId userId, SessionId id) {
                return id.equals(browser.sessionId()) ? Optional.empty() : super.find(userId, id);
            }
        };
        var later = new SignOut(
                new BrowserSessions(forgetful, world.stores.statuses(), world.tokens),
                forgetful,
                world.endSession(),
                world.stores.clients(),
                world.signer,
                world.clock);
        world.clock.advance(Duration.ofDays(3));

        assertThat(later.look(asked(null, null, null), Optional.of(browser.text()))
                        .isSignedIn())
                .isTrue();
        later.signOut(asked(null, null, null), Optional.of(browser.text()));

        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void aBrowserThatWasSignedInTooLongAndWhoseClientsGoOnWithoutItsUserHasNothingToEnd() {
        granted(shop, "openid offline_access", "1");
        world.clock.advance(Duration.ofHours(12));

        assertThat(look(asked(null, null, null)).isSignedIn()).isFalse();
    }

    @Test
    void whoeverHasLoggedOutEverywhereHasNothingToEnd() {
        granted(shop, "openid", "1");
        world.clock.advance(Duration.ofSeconds(1));
        world.endAllSessions().endAll(ada.id());

        assertThat(look(asked(null, null, null)).isSignedIn()).isFalse();
    }

    /// The page asks once more, as long as somebody has not heard of an end.
    @Test
    void whoeverWasCutOffHasSomethingToEnd() {
        var session = granted(shop, "openid", "1");
        world.endSession().end(ada.id(), browser.sessionId(), EndReason.REVOKED);
        world.stores.sessions().end(ada.id(), session, EndReason.REVOKED, world.clock.instant());

        assertThat(look(asked(null, null, null)).isSignedIn()).isTrue();
        signOut(asked(null, null, null));
        assertThat(look(asked(null, null, null)).isSignedIn()).isFalse();
    }

    /// Nothing stays open because the first try was cut off.
    @Test
    void mayBeAskedForOnceMore() {
        var session = granted(shop, "openid", "1");
        var failing = new SignOut(
                world.oauth.browserSessions(),
                new PassingSessionStore(world.stores.sessions()) {
                    @Override
                    public List<SessionSnapshot> listToEnd(UserId userId, Instant now) {
                        throw new UnavailableException("sessions", null);
                    }
                },
                world.endSession(),
                world.stores.clients(),
                world.signer,
                world.clock);
        assertThatThrownBy(() -> failing.signOut(asked(null, null, null), Optional.of(browser.text())))
                .isInstanceOf(UnavailableException.class);
        assertThat(isOpen(session)).isTrue();

        signOut(asked(null, null, null));

        assertThat(isOpen(session)).isFalse();
    }

    @Test
    void aSessionKnowsItsBrowser() {
        var session = granted(shop, "openid", "1");

        assertThat(world.stores
                        .sessions()
                        .find(ada.id(), session)
                        .map(SessionSnapshot::session)
                        .flatMap(Session::browser))
                .contains(browser.sessionId());
    }
}

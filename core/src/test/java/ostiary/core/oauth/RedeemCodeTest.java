package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.PassingSessionStore;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;
import ostiary.core.token.Sha256;
import ostiary.core.token.Subject;

/// A code is good once, for whom it was issued to, and for a minute.
class RedeemCodeTest extends CodeFlowSetup {
    private boolean isAlive(ClientTokens tokens) {
        return world.oauth.readUserInfo().read(tokens.issued().accessToken()) instanceof ReadUserInfo.Outcome.Known;
    }

    @Test
    void aCodeIsExchangedForTokens() {
        var tokens = tokens();

        var claims = world.signer.read(tokens.issued().accessToken());
        assertThat(claims.subject()).isEqualTo(new Subject.OfUser(ada.id()));
        assertThat(claims.clientId()).isEqualTo("shop");
        assertThat(claims.scopes()).containsExactlyInAnyOrder("openid", "email");
        assertThat(claims.audience()).isEmpty();
        assertThat(claims.amr()).containsExactly("pwd");
        assertThat(tokens.idToken()).contains("id.shop " + ada.id() + " n-0S6");
        assertThat(tokens.refreshToken()).isPresent();
        assertThat(isAlive(tokens)).isTrue();
    }

    @Test
    void tokensTellWhenTheUserSignedIn() {
        var signedIn = world.clock.instant();
        world.clock.advance(Duration.ofHours(1));

        assertThat(world.signer.read(tokens().issued().accessToken()).authTime())
                .contains(signedIn);
    }

    @Test
    void aCodeWithoutOpenIdBringsNoIdToken() {
        var request = request(Optional.of("orders:read"), Set.of(), Optional.empty());
        var code = ((Authorize.Outcome.Granted) authorize(shop, request)).code();

        assertThat(((RedeemCode.Outcome.Granted) redeem(code)).tokens().idToken())
                .isEmpty();
    }

    @Test
    void aSecondExchangeIsRefusedAndEndsWhatTheFirstHasBrought() {
        var code = code();
        var tokens = ((RedeemCode.Outcome.Granted) redeem(code)).tokens();
        assertThat(isAlive(tokens)).isTrue();

        isRefused(redeem(code));

        assertThat(isAlive(tokens)).isFalse();
        var refresh = tokens.refreshToken().orElseThrow().text();
        assertThat(world.oauth.refreshGrant().refresh(shop, refresh, Optional.empty(), World.LAPTOP))
                .isEqualTo(new RefreshGrant.Outcome.Refused(GrantError.INVALID_GRANT));
    }

    /// However late it comes, and after the tokens have moved on.
    @Test
    void aSecondExchangeEndsTheSessionLaterToo() {
        var code = code();
        var tokens = ((RedeemCode.Outcome.Granted) redeem(code)).tokens();
        world.clock.advance(Duration.ofHours(1));
        var refresh = tokens.refreshToken().orElseThrow().text();
        var next = (RefreshGrant.Outcome.Granted)
                world.oauth.refreshGrant().refresh(shop, refresh, Optional.empty(), World.LAPTOP);
        assertThat(isAlive(next.tokens())).isTrue();

        isRefused(redeem(code));

        assertThat(isAlive(next.tokens())).isFalse();
    }

    @Test
    void anotherClientNeitherSpendsNorEndsAnything() {
        var thief = client("thief", true, true);
        var code = code();
        var redeem = world.oauth.redeemCode();

        isRefused(redeem.redeem(thief, code, Optional.of(BACK), Optional.of(VERIFIER)));
        var tokens = ((RedeemCode.Outcome.Granted) redeem(code)).tokens();
        isRefused(redeem.redeem(thief, code, Optional.of(BACK), Optional.of(VERIFIER)));

        assertThat(isAlive(tokens)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXK",
                "short",
                "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjX\u00e4"
            })
    void anotherVerifierNeitherSpendsNorEndsAnything(String verifier) {
        var code = code();
        var redeem = world.oauth.redeemCode();

        isRefused(redeem.redeem(shop, code, Optional.of(BACK), Optional.of(verifier)));
        isRefused(redeem.redeem(shop, code, Optional.of(BACK), Optional.empty()));
        // The challenge itself, which whoever saw the request knows.
        isRefused(redeem.redeem(shop, code, Optional.of(BACK), CHALLENGE));
        var tokens = ((RedeemCode.Outcome.Granted) redeem(code)).tokens();
        isRefused(redeem.redeem(shop, code, Optional.of(BACK), Optional.of(verifier)));

        assertThat(isAlive(tokens)).isTrue();
    }

    @Test
    void anotherRedirectUriNeitherSpendsNorEndsAnything() {
        var code = code();
        var redeem = world.oauth.redeemCode();

        isRefused(redeem.redeem(shop, code, Optional.empty(), Optional.of(VERIFIER)));
        isRefused(redeem.redeem(shop, code, Optional.of(BACK + "/"), Optional.of(VERIFIER)));

        assertThat(redeem(code)).isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    /// RFC 9700 §4.8.2: a verifier where there was no challenge.
    @Test
    void aVerifierIsRefusedWhereThereWasNoChallenge() {
        var old = client("old", false, true);
        var request = new AuthorizationRequest(
                Optional.empty(),
                Optional.of("code"),
                Optional.of("openid"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
        var code = ((Authorize.Outcome.Granted) authorize(old, request)).code();
        var redeem = world.oauth.redeemCode();

        isRefused(redeem.redeem(old, code, Optional.empty(), Optional.of(VERIFIER)));
        assertThat(redeem.redeem(old, code, Optional.empty(), Optional.empty()))
                .isInstanceOf(RedeemCode.Outcome.Granted.class);
    }

    @Test
    void aClientThatIsNotRegisteredForItExchangesNothing() {
        var service = client("service", Set.of(GrantType.CLIENT_CREDENTIALS), SignInRules.NONE);

        assertThat(world.oauth.redeemCode().redeem(service, code(), Optional.of(BACK), Optional.of(VERIFIER)))
                .isEqualTo(new RedeemCode.Outcome.Refused(GrantError.UNAUTHORIZED_CLIENT));
    }

    @Test
    void aClientThatMayNotRefreshGetsNoRefreshToken() {
        var brief = client("brief", Set.of(GrantType.AUTHORIZATION_CODE), SignInRules.to(BACK));
        var code = ((Authorize.Outcome.Granted) world.oauth
                        .authorize()
                        .authorize(brief, request(), Optional.of(browser.text()), _ -> true, World.LAPTOP))
                .code();

        var outcome = (RedeemCode.Outcome.Granted)
                world.oauth.redeemCode().redeem(brief, code, Optional.of(BACK), Optional.of(VERIFIER));

        assertThat(outcome.tokens().refreshToken()).isEmpty();
        assertThat(brief.redirectUris()).isEqualTo(RedirectUris.of(BACK));
    }

    /// As after an answer of the store that got lost: the write is done, and is done again.
    @Test
    void aTryWhoseAnswerWasLostKnowsItself() {
        var twice = new PassingSessionStore(world.stores.sessions()) {
            @Override
            public Rotation rotate(RefreshToken presented, Sha256 next, String nextKey, Instant now) {
                super.rotate(presented, next, nextKey, now);
                return super.rotate(presented, next, nextKey, now);
            }
        };

        var outcome = world.oauth.redeemCode(twice).redeem(shop, code(), Optional.of(BACK), Optional.of(VERIFIER));

        assertThat(outcome).isInstanceOfSatisfying(RedeemCode.Outcome.Granted.class, granted -> {
            assertThat(isAlive(granted.tokens())).isTrue();
            var refresh = granted.tokens().refreshToken().orElseThrow().text();
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(world.oauth.refreshGrant().refresh(shop, refresh, Optional.empty(), World.LAPTOP))
                    .isInstanceOf(RefreshGrant.Outcome.Granted.class);
        });
    }

    @Test
    void ofManyAtOnceOneWinsAtMost() throws Exception {
        for (int round = 0; round < 50; round++) {
            var code = code();
            var outcomes = AtOnce.call(16, () -> redeem(code));

            var granted = outcomes.stream()
                    .filter(RedeemCode.Outcome.Granted.class::isInstance)
                    .map(outcome -> ((RedeemCode.Outcome.Granted) outcome).tokens())
                    .toList();
            assertThat(granted).hasSize(1);
            assertThat(isAlive(granted.getFirst())).as("the others ended it").isFalse();
            assertThat(new HashSet<>(outcomes)).hasSize(2);
        }
    }

    @Test
    void whateverTheClientGivesBackEndsTheSession() {
        var byRefreshToken = tokens();
        var byAccessToken = tokens();
        var left = tokens();
        var thief = client("thief", true, true);
        var revoke = world.oauth.revokeToken();

        revoke.revoke(thief, left.refreshToken().orElseThrow().text());
        revoke.revoke(thief, left.issued().accessToken());
        revoke.revoke(shop, byRefreshToken.refreshToken().orElseThrow().text());
        revoke.revoke(shop, byAccessToken.issued().accessToken());

        assertThat(isAlive(left)).isTrue();
        assertThat(isAlive(byRefreshToken)).isFalse();
        assertThat(isAlive(byAccessToken)).isFalse();
    }
}

package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.RegisteredClient;
import ostiary.core.oauth.Authorize.Outcome.Confirm;
import ostiary.core.oauth.Authorize.Outcome.Consent;
import ostiary.core.oauth.Authorize.Outcome.Granted;
import ostiary.core.oauth.Authorize.Outcome.Refused;
import ostiary.core.testing.World;

/// The claims that a client gets which asks claim by claim, and those that it doesn't.
class ClaimsRequestTest extends CodeFlowSetup {
    private static final ClaimsRequest NAME =
            new ClaimsRequest(Set.of("name", "picture", "sub", "password_hash"), Optional.empty(), Optional.empty());

    private AuthorizationRequest asking(String scope, ClaimsRequest claims) {
        return new AuthorizationRequest(
                Optional.of(BACK),
                Optional.of("code"),
                Optional.of(scope),
                List.of(),
                CHALLENGE,
                Optional.of("S256"),
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                claims,
                Optional.empty());
    }

    private Authorize.Outcome authorize(RegisteredClient client, ClaimsRequest claims) {
        return authorize(client, asking("openid", claims));
    }

    private ClientTokens tokens(ClaimsRequest claims) {
        var code = ((Granted) authorize(shop, claims)).code();
        return ((RedeemCode.Outcome.Granted) redeem(code)).tokens();
    }

    private Set<String> told(ClientTokens tokens) {
        var known = world.oauth.readUserInfo().read(tokens.issued().accessToken());
        return ((ReadUserInfo.Outcome.Known) known).claims();
    }

    private ClientTokens refreshed(ClientTokens tokens) {
        var client = world.stores.clients().find("shop").orElseThrow();
        var text = tokens.refreshToken().orElseThrow().text();
        world.clock.advance(client.policy().grace());
        return ((RefreshGrant.Outcome.Granted)
                        world.oauth.refreshGrant().refresh(client, text, Optional.empty(), World.LAPTOP))
                .tokens();
    }

    private void restrict(String without) {
        world.oauth.administerClients().update("shop", described -> {
            var scopes = new HashSet<>(described.scopes());
            scopes.remove(without);
            return new ClientDescription(
                    described.name(),
                    described.grants(),
                    scopes,
                    described.resources(),
                    described.audience(),
                    described.signIn());
        });
    }

    @Test
    void isToldSingleClaimsWithoutTheirScope() {
        assertThat(told(tokens(NAME))).containsExactlyInAnyOrder("name", "picture");
        assertThat(tokens(NAME).issued().scopes()).containsExactly("openid");
    }

    @Test
    void isToldThemAfterARefreshToo() {
        assertThat(told(refreshed(tokens(NAME)))).containsExactlyInAnyOrder("name", "picture");
    }

    /// The scope of a claim is what an operator lets a client have.
    @Test
    void isToldNothingThatItCouldNotGetByAScope() {
        var tokens = tokens(NAME);
        restrict("profile");

        assertThat(told(refreshed(tokens))).isEmpty();
        var limited = world.stores.clients().find("shop").orElseThrow();
        var code = ((Granted) authorize(limited, NAME)).code();
        assertThat(told(((RedeemCode.Outcome.Granted) redeem(code)).tokens())).isEmpty();
    }

    /// By the scope that stands for it, since that is what the page can name.
    @Test
    void theUserIsAskedForThem() {
        var stranger = client("stranger", true, false);

        assertThat(authorize(stranger, NAME)).isEqualTo(new Consent(Set.of("openid", "profile")));
        assertThat(authorize(stranger, ClaimsRequest.NONE)).isEqualTo(new Consent(Set.of("openid")));
    }

    private ClaimsRequest subject(String... subjects) {
        return ClaimsRequest.NONE.ofSubject(Set.of(subjects));
    }

    @Test
    void getsNoCodeForAnotherUser() {
        assertThat(authorize(shop, subject(ada.id().toString()))).isInstanceOf(Granted.class);
        assertThat(authorize(shop, subject("x", ada.id().toString()))).isInstanceOf(Granted.class);
        for (var other : List.of("x", "", ada.id().toString().toUpperCase(java.util.Locale.ROOT))) {
            assertThat(authorize(shop, subject(other)))
                    .isInstanceOfSatisfying(
                            Refused.class,
                            refused -> assertThat(refused.error()).isEqualTo(AuthorizationError.LOGIN_REQUIRED));
        }
        assertThat(authorize(shop, subject())).isInstanceOf(Refused.class);
    }

    private static ClaimsRequest acr(String... values) {
        return new ClaimsRequest(Set.of(), Optional.empty(), Optional.of(Set.of(values)));
    }

    @Test
    void getsNoCodeForAUserWhoProvedLessThanItNeeds() {
        assertThat(authorize(shop, acr("1"))).isInstanceOf(Granted.class);
        assertThat(authorize(shop, acr("2", "1"))).isInstanceOf(Granted.class);
        assertThat(authorize(shop, acr("2"))).isEqualTo(new Confirm(Optional.of(ada.email())));
        assertThat(authorize(shop, acr("urn:x")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.error().code()).isEqualTo("unmet_authentication_requirements"));
    }
}

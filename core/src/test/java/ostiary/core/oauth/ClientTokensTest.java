package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.audit.AuditEvent;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.testing.World;
import ostiary.core.token.Subject;

/// The life of the tokens that clients get for themselves.
class ClientTokensTest extends ClientTokensSetup {
    @Test
    void aTokenSpeaksForTheClientAndForNoUser() {
        var token = world.signer.read(token());

        assertThat(token.subject()).isEqualTo(new Subject.OfClient("billing"));
        assertThat(token.scopes()).containsExactlyInAnyOrder("orders:read", "orders:write");
        assertThat(token.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(token.audience()).isEmpty();
        assertThat(token.authTime()).isEmpty();
        assertThat(token.roles()).isEmpty();
        assertThat(world.signer.read(token()).sessionId()).isNotEqualTo(token.sessionId());
    }

    @Test
    void itHasTheScopesThatWereAskedFor() {
        assertThat(grant("orders:read"))
                .isInstanceOfSatisfying(
                        GrantClientCredentials.Outcome.Granted.class,
                        granted -> assertThat(granted.scopes()).containsExactly("orders:read"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock:read",
                "orders:read stock:read",
                "account",
                "openid",
                "offline_access",
                "orders:read  orders:write",
                " orders:read",
                "Orders:read",
                "orders:read\torders:write"
            })
    void itHasNoOthers(String scope) {
        assertThat(grant(scope)).isEqualTo(new GrantClientCredentials.Outcome.Refused(GrantError.INVALID_SCOPE));
    }

    @Test
    void itIsMadeForOneResourceOfTheClients() {
        assertThat(world.signer.read(token(ORDERS)).audience()).contains(ORDERS);
        assertThat(world.signer.read(token(World.OWN_AUDIENCE)).audience()).isEmpty();
        var refused = new GrantClientCredentials.Outcome.Refused(GrantError.INVALID_TARGET);
        assertThat(grant("", "https://other.example.com")).isEqualTo(refused);
        assertThat(grant("", ORDERS, "https://stock.example.com")).isEqualTo(refused);
        assertThat(grant("", ORDERS + "/")).isEqualTo(refused);
    }

    @Test
    void aClientThatIsNotRegisteredForItGetsNone() {
        world.oauth.registered(
                "api", new ClientDescription("API", Set.of(), Set.of("orders:read"), Set.of(), Optional.empty()));

        assertThat(world.oauth
                        .grantClientCredentials()
                        .grant(world.stores.clients().find("api").orElseThrow(), Optional.empty(), List.of()))
                .isEqualTo(new GrantClientCredentials.Outcome.Refused(GrantError.UNAUTHORIZED_CLIENT));
    }

    @Test
    void aTokenForAnotherAudienceIsNoneHere() {
        assertThat(world.checkAccess().check(token())).isInstanceOf(Granted.class);
        assertThat(world.checkAccess().check(token(ORDERS))).isNotInstanceOf(Granted.class);
    }

    @Test
    void aTokenThatWasGivenBackIsOver() {
        var token = token();
        var other = token();

        assertThat(world.oauth.revokeToken().revoke(billing, token)).isEqualTo(RevokeToken.Outcome.OVER);

        assertThat(world.checkAccess().check(token)).isInstanceOf(Revoked.class);
        assertThat(world.checkAccess().check(other)).isInstanceOf(Granted.class);
        assertThat(world.oauth.introspectToken().introspect(billing, token)).isEmpty();
        assertThat(world.oauth.introspectToken().introspect(billing, other)).isPresent();
    }

    @Test
    void theLifeOfATokenIsWrittenDown() {
        var token = token();
        var id = world.signer.read(token).sessionId();
        world.oauth.revokeToken().revoke(billing, token);
        world.oauth.revokeToken().revoke(billing, token);

        assertThat(world.journal.events())
                .containsExactly(
                        new AuditEvent.ClientRegistered("billing"),
                        new AuditEvent.ClientTokenIssued("billing", id),
                        new AuditEvent.ClientTokenRevoked("billing", id));
    }

    /// So nobody fills the feed with one token.
    @Test
    void aTokenIsToldToTheFeedOnce() {
        var token = token();
        for (int i = 0; i < 10; i++) {
            world.oauth.revokeToken().revoke(billing, token);
            world.clock.advance(Duration.ofSeconds(6));
        }

        assertThat(world.stores
                        .revocations()
                        .since(world.clock.instant().minusSeconds(600))
                        .revocations())
                .hasSize(1);
    }

    /// A client gets as many tokens as it likes, and one partition carries the feed of all.
    @Test
    void aClientFillsTheFeedSlowly() {
        for (int i = 0; i < RevokedTokenStore.MOST_A_MINUTE; i++) {
            world.oauth.revokeToken().revoke(billing, token());
        }
        var oneTooMany = token();

        assertThat(world.oauth.revokeToken().revoke(billing, oneTooMany)).isEqualTo(RevokeToken.Outcome.TOO_MANY);
        assertThat(world.oauth.introspectToken().introspect(billing, oneTooMany))
                .isEmpty();
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .hasSize(RevokedTokenStore.MOST_A_MINUTE);

        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.oauth.revokeToken().revoke(billing, oneTooMany)).isEqualTo(RevokeToken.Outcome.OVER);
        assertThat(world.checkAccess().check(oneTooMany)).isInstanceOf(Revoked.class);
    }

    /// No authorizer of ours takes it, but a verifier of that audience does, and follows the feed.
    @Test
    void aTokenForAnotherAudienceIsToldToTheFeed() {
        var forOrders = token(ORDERS);

        world.oauth.revokeToken().revoke(billing, forOrders);

        assertThat(world.oauth.introspectToken().introspect(billing, forOrders)).isEmpty();
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .hasSize(1);
    }

    @Test
    void nobodyGivesBackATokenOfSomebodyElse() {
        var thief = client("thief", Optional.empty());
        var token = token();
        var users = world.loggedIn(world.clients.byDefault()).accessToken();

        assertThat(world.oauth.revokeToken().revoke(thief, token)).isEqualTo(RevokeToken.Outcome.OF_SOMEBODY_ELSE);
        assertThat(world.oauth.revokeToken().revoke(billing, users)).isEqualTo(RevokeToken.Outcome.OF_SOMEBODY_ELSE);
        assertThat(world.checkAccess().check(token)).isInstanceOf(Granted.class);
        assertThat(world.checkAccess().check(users)).isInstanceOf(Granted.class);
    }

    @Test
    void whatIsNoTokenIsAsGoodAsGivenBack() {
        var expired = token();
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.oauth.revokeToken().revoke(billing, "garbage")).isEqualTo(RevokeToken.Outcome.OVER);
        assertThat(world.oauth.revokeToken().revoke(billing, expired)).isEqualTo(RevokeToken.Outcome.OVER);
        assertThat(world.stores
                        .revocations()
                        .since(world.clock.instant().minusSeconds(600))
                        .revocations())
                .isEmpty();
    }

    @Test
    void theTokensOfARemovedClientAreOver() {
        var api = client("orders", Optional.of(ORDERS));
        var own = token();
        var forOrders = token(ORDERS);

        world.oauth.administerClients().remove("billing");

        assertThat(world.checkAccess().check(own)).isInstanceOf(Revoked.class);
        assertThat(world.oauth.introspectToken().introspect(api, forOrders)).isEmpty();
    }
}

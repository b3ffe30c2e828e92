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
import ostiary.core.client.ClientDescription;
import ostiary.core.client.GrantType;
import ostiary.core.client.RegisteredClient;
import ostiary.core.client.RevokedTokenStore;
import ostiary.core.testing.World;
import ostiary.core.token.Subject;

/// The life of the tokens that clients get for themselves, and what others may ask about them.
class ClientTokensTest {
    private static final String ORDERS = "https://orders.example.com";

    private final World world = new World();
    private final RegisteredClient billing = client("billing", Optional.empty());

    private RegisteredClient client(String id, Optional<String> audience) {
        world.oauth.registered(
                id,
                new ClientDescription(
                        id,
                        Set.of(GrantType.CLIENT_CREDENTIALS),
                        Set.of("orders:read", "orders:write", "account", "openid", "offline_access"),
                        Set.of(ORDERS, "https://stock.example.com"),
                        audience));
        return world.stores.clients().find(id).orElseThrow();
    }

    private GrantClientCredentials.Outcome grant(String scope, String... resources) {
        return world.oauth
                .grantClientCredentials()
                .grant(billing, Optional.of(scope).filter(text -> !text.isEmpty()), List.of(resources));
    }

    private String token(String... resources) {
        return ((GrantClientCredentials.Outcome.Granted) grant("", resources)).accessToken();
    }

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

    /// No authorizer of ours takes it.
    @Test
    void aTokenForSomebodyElseIsNotToldToTheFeed() {
        var forOrders = token(ORDERS);

        world.oauth.revokeToken().revoke(billing, forOrders);

        assertThat(world.oauth.introspectToken().introspect(billing, forOrders)).isEmpty();
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .isEmpty();
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

    @Test
    void anApiLearnsOfTheTokensThatAreMadeForItAlone() {
        var orders = client("orders", Optional.of(ORDERS));
        var stock = client("stock", Optional.of("https://stock.example.com"));
        var service = client("service", Optional.of(World.OWN_AUDIENCE));
        var introspect = world.oauth.introspectToken();

        assertThat(introspect.introspect(orders, token(ORDERS)).orElseThrow().audience())
                .isEqualTo(ORDERS);
        assertThat(introspect.introspect(stock, token(ORDERS))).isEmpty();
        assertThat(introspect.introspect(service, token(ORDERS))).isEmpty();
        assertThat(introspect.introspect(service, token()).orElseThrow().audience())
                .isEqualTo(World.OWN_AUDIENCE);
        assertThat(introspect.introspect(orders, token())).isEmpty();
        assertThat(introspect.introspect(billing, token(ORDERS))).as("its own").isPresent();
    }

    @Test
    void whatHasExpiredIsWorthNothing() {
        var token = token();
        world.clock.advance(Duration.ofMinutes(10));

        assertThat(world.oauth.introspectToken().introspect(billing, token)).isEmpty();
        assertThat(world.oauth.introspectToken().introspect(billing, "garbage")).isEmpty();
    }

    /// Each way for a user's token to end, seen at once: the list of revocations is five seconds old.
    @Test
    void theEndOfAUsersSessionIsSeenAtOnce() {
        var service = client("service", Optional.of(World.OWN_AUDIENCE));
        var introspect = world.oauth.introspectToken();
        var loggedOut = world.loggedIn(world.clients.byDefault());
        var everywhere = world.loggedIn(world.clients.byDefault());
        var disabled = world.loggedIn(world.clients.byDefault());
        var untouched = world.loggedIn(world.clients.byDefault());
        assertThat(List.of(loggedOut, everywhere, disabled, untouched))
                .allSatisfy(login -> assertThat(introspect.introspect(service, login.accessToken()))
                        .isPresent());

        world.logOut().logOut(loggedOut.refreshToken().text());
        world.stores.statuses().endSessions(everywhere.refreshToken().userId(), world.clock.instant());
        world.stores.statuses().setDisabled(disabled.refreshToken().userId(), true);

        assertThat(List.of(loggedOut, everywhere, disabled))
                .allSatisfy(login -> assertThat(introspect.introspect(service, login.accessToken()))
                        .isEmpty());
        assertThat(introspect.introspect(service, untouched.accessToken())).isPresent();
    }

    /// Also where the feed can't be read.
    @Test
    void theEndOfAClientIsSeenAtOnce() {
        var orders = client("orders", Optional.of(ORDERS));
        var introspect = world.oauth.introspectToken();
        var token = token(ORDERS);
        assertThat(introspect.introspect(orders, token)).isPresent();

        world.stores.clients().remove("billing");

        assertThat(introspect.introspect(orders, token)).isEmpty();
    }
}

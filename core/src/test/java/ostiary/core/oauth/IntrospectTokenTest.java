package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.World;

/// Questions of others about the tokens that clients get for themselves, and about those of users.
class IntrospectTokenTest extends ClientTokensSetup {
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

package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.blueprint.Consumption.CHANGE;
import static ostiary.blueprint.Consumption.FORGOT;
import static ostiary.blueprint.Consumption.LOGOUT;
import static ostiary.blueprint.Consumption.RESET;
import static ostiary.blueprint.Consumption.SIGN_UP;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Consumption;
import ostiary.core.access.Revocation;
import ostiary.core.password.Password;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.user.EmailAddress;

/// The cost of operations at any number of sessions, as DynamoDB itself counts it. That of a login is in
/// [LoginCapacityTest], and that of a refresh in [RefreshCapacityTest].
class CapacityTest extends CapacitySetup {
    @Test
    void aLogoutWritesThreeUnits() {
        var first = logIn().tokens().refreshToken();
        meter.reset();

        world.logOut().logOut(first.text());

        assertThat(meter.readUnits()).isEqualTo(LOGOUT.reads());
        assertThat(meter.writeUnits()).isEqualTo(LOGOUT.writes());
        assertThat(meter.calls()).isEqualTo(3);
    }

    /// From IPv6, and with the network's counters there already.
    @Test
    void aSignUpReadsThreeUnitsAndWritesTwelve() {
        signUp(Fresh.email());
        meter.reset();

        var address = Fresh.email();
        signUp(address);

        assertThat(meter.readUnits()).isEqualTo(SIGN_UP.reads());
        assertThat(meter.writeUnits()).isEqualTo(SIGN_UP.writes());
        assertThat(meter.calls()).isEqualTo(12);
        assertThat(world.stores.users().findCredential(address)).isPresent();
    }

    /// From IPv6, and with the network's counters there already.
    @Test
    void aForgottenPasswordReadsOneUnitAndWritesSixWhetherOrNotThereIsAnAccount() {
        world.recovery().request().request(Fresh.email(), device.network());

        for (var address : List.of(email, Fresh.email())) {
            var units = units(() -> world.recovery().request().request(address, device.network()));

            assertThat(units).isEqualTo(expected(FORGOT, 0));
            assertThat(meter.calls()).isEqualTo(7);
        }
    }

    /// The transaction alone takes six, of which DynamoDB Local charges four.
    @Test
    void aResetReadsThreeUnitsAndWritesFifteen() {
        var recovery = world.recovery();
        var request = recovery.ask(email);
        var proof =
                recovery.secrets().byCode(request, world.outbox.resetFor(email).code());
        recovery.reset().reset(Optional.empty(), World.PASSWORD, device.network());

        assertThat(units(() -> recovery.reset().reset(proof, World.PASSWORD, device.network())))
                .isEqualTo(expected(RESET, 3));
    }

    @Test
    void aChangeReadsFourUnitsAndWritesNine() {
        var token = logIn().tokens().refreshToken();
        var change = world.recovery().change();
        var next = Password.of("tangerine walrus 42 sunrise");
        change.change(token.userId(), token.sessionId(), next, next);

        assertThat(units(() -> change.change(token.userId(), token.sessionId(), World.PASSWORD, next)))
                .isEqualTo(expected(CHANGE, 1));
    }

    /// @param uncharged what AWS charges and DynamoDB Local does not: above all a write whose condition fails.
    ///     Where the clock stands still, sessions are over already as they are ended once more
    private static String expected(Consumption consumption, int uncharged) {
        return "%d read %d write".formatted(consumption.reads(), consumption.writes() - uncharged);
    }

    private void signUp(EmailAddress address) {
        world.signUp().signUp(address, World.PASSWORD, Optional.of("Ada"), device.network());
        var code = world.outbox.codeFor(address);
        world.confirmSignUp().confirm(address, code, Optional.of(World.PASSWORD), device.network());
    }

    /// Bars of the capacity that operations take, at any number of sessions.
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100})
    void costsTheSameAtAnyNumberOfSessions(int sessions) {
        var first = logIn().tokens().refreshToken();
        IntStream.range(1, sessions).forEach(_ -> logIn());
        var login = units(this::logIn);
        var refresh = units(() -> world.refreshSession().refresh(first.text(), device));
        var logout = units(() -> world.logOut().logOut(first.text()));
        var everywhere = units(() -> world.endAllSessions().endAll(first.userId()));

        System.out.printf(
                "%4d sessions: login %s, refresh %s, logout %s, logout everywhere %s%n",
                sessions, login, refresh, logout, everywhere);
        // DynamoDB Local does not charge for the four absent counters of failed logins, which AWS does: that makes 4.
        assertThat(login).isEqualTo("2 read 1 write");
        assertThat(refresh).isEqualTo("1 read 1 write");
        assertThat(logout).isEqualTo("0 read 3 write");
        assertThat(everywhere).isEqualTo("0 read 2 write");
    }

    /// A tenth of the logins does.
    @Test
    void aLoginThatCountsFiveSessionsReadsOneUnitMore() {
        IntStream.range(0, 5).forEach(_ -> logIn());
        var userId = world.stores.users().findCredential(email).orElseThrow().userId();
        var startSession = world.startSession(World.ALWAYS_COUNTS);

        var units = units(() -> startSession.start(
                userId, Set.of(), List.of("pwd"), world.clients.byDefault(), device, world.clock.instant()));

        // Beside the login's credential and the counters, which are read before: 3 units from IPv6, which makes 5.
        assertThat(units).isEqualTo("2 read 1 write");
    }

    @Test
    void junkForAnEndedSessionWritesNoItem() {
        var first = logIn().tokens().refreshToken();
        world.logOut().logOut(first.text());
        meter.reset();

        world.logOut().logOut(first.text());
        world.endSession().end(Fresh.userId(), first.sessionId(), EndReason.REVOKED);

        assertThat(meter.calls()).isEqualTo(2);
        assertThat(world.stores.revocations().since(world.clock.instant()).revocations())
                .containsOnlyOnce(new Revocation.OfSession(first.sessionId()));
    }

    private String units(Runnable operation) {
        meter.reset();
        operation.run();
        return "%.0f read %.0f write".formatted(meter.readUnits(), meter.writeUnits());
    }

    @Test
    void aForgedRefreshTokenCostsNothing() {
        world.refreshSession().refresh("ort_" + "A".repeat(108), device);
        world.logOut().logOut("ort_" + "A".repeat(108));

        assertThat(meter.calls()).isZero();
    }
}

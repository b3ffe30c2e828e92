package ostiary.adapters.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.user.EmailAddress;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;
import ostiary.emulators.aws.fault.FaultProxy;

/// The attempt that timed out may still be on its way. When it arrives, long after the one that was made in its place,
/// it changes nothing.
@Execution(CONCURRENT)
class LateWriteTest {
    private final ProxiedWorld proxied = new ProxiedWorld();
    private final World world = proxied.world;
    private final FaultProxy proxy = proxied.proxy;
    private final EmailAddress email = Fresh.email();
    private final CountDownLatch itsTime = new CountDownLatch(1);

    @BeforeEach
    void theFirstWriteOfASessionIsLate() {
        world.account(email);
        proxy.delayUntil(itsTime);
        proxy.follow(FaultPlan.first(1, Fault.LATE).on("PutItem"));
    }

    @AfterEach
    void close() throws IOException {
        proxied.close();
    }

    @Test
    void aLoginThatArrivesLateDoesNotUndoALogout() throws Exception {
        var first = logIn();
        world.logOut().logOut(first.text());

        letTheLateWriteArrive();
        assertThat(refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
    }

    @Test
    void aLoginThatArrivesLateDoesNotBringItsFirstTokenBack() throws Exception {
        var first = logIn();
        var second = ((Refreshed) refresh(first)).tokens().refreshToken();

        letTheLateWriteArrive();
        world.clock.advance(world.clients.byDefault().policy().grace());
        assertThat(refresh(second)).isInstanceOf(Refreshed.class);
    }

    private RefreshToken logIn() {
        var outcome = world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        return ((LoggedIn) outcome).tokens().refreshToken();
    }

    private Outcome refresh(RefreshToken token) {
        return world.refreshSession().refresh(token.text(), World.LAPTOP);
    }

    private void letTheLateWriteArrive() throws InterruptedException {
        itsTime.countDown();
        while (proxy.counts().faults(Fault.LATE) == 0) {
            Thread.sleep(5);
        }
    }
}

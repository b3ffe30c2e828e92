package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.fault.ProxiedWorld;
import ostiary.core.client.Client;
import ostiary.core.client.Clients;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshToken;
import ostiary.core.user.EmailAddress;

/// Two instances over one table: one that dies at a given point of what it does, and one that is well.
final class CrashPoints {
    static final Client CLIENT = new Clients(Set.of("profile")).byDefault();

    /// The instance that clients come back to.
    final World well = new World(ProxiedWorld.stores(LocalTable.shared()));

    private int left;

    /// The request of a client to the instance that dies.
    interface Operation {
        void ask(World dying);
    }

    /// The promise that is to hold after it has died, and when the client has come back.
    interface Aftermath {
        void check();
    }

    /// Sets up, has the operation die, and checks: once for each point before and after each call to the store,
    /// and once for the reply that is lost.
    ///
    /// @return how many points there were
    int dieAtEach(Runnable setUp, Operation operation, Aftermath aftermath) {
        int point = 0;
        boolean died = true;
        while (died) {
            setUp.run();
            died = diesAt(point, operation);
            try {
                aftermath.check();
            } catch (AssertionError broken) {
                throw new AssertionError("after a death at point " + point, broken);
            }
            point++;
        }
        return point;
    }

    RefreshToken logIn(EmailAddress email) {
        var outcome = well.logIn().logIn(email.value(), World.PASSWORD, CLIENT, World.LAPTOP);
        return ((LoggedIn) outcome).tokens().refreshToken();
    }

    Outcome refresh(RefreshToken token) {
        return well.refreshSession().refresh(token.text(), World.LAPTOP);
    }

    /// Once it has rested.
    void assertTheSessionGoesOnWith(RefreshToken newest) {
        well.clock.advance(CLIENT.policy().grace());
        assertThat(refresh(newest)).isInstanceOf(Refreshed.class);
    }

    private boolean diesAt(int point, Operation operation) {
        left = point;
        var table = LocalTable.shared();
        var client = new MortalDynamoDb(table.client(), this::moment);
        var dying = new World(ProxiedWorld.stores(new Table(client, table.name())));
        dying.clock.set(well.clock.instant());
        try {
            operation.ask(dying);
            return false;
        } catch (InstanceDied died) {
            return true;
        }
    }

    private void moment() {
        if (left-- == 0) {
            throw new InstanceDied();
        }
    }
}

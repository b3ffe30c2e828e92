package ostiary.adapters.dynamodb;

import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import ostiary.core.login.LogIn.Outcome.LoggedIn;
import ostiary.core.session.Device;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// A service over a table that is metered, and a user who has an account.
abstract class CapacitySetup {
    /// As long as a session can make them, so that the item is as large as it gets.
    /// From a network that no other test counts.
    final Device device = new Device(
            "x".repeat(500), "2001:db8:%x:5678:0:0:0:0/64".formatted(new SecureRandom().nextInt(0x1000, 0x10000)));

    final CapacityMeter meter = new CapacityMeter();
    final World world = new World(TableStores.of(LocalTable.watchedBy(meter)));
    final EmailAddress email = Fresh.email();

    @BeforeEach
    void adaHasAnAccount() {
        world.account(email);
        meter.reset();
    }

    LoggedIn logIn() {
        return logIn(Optional.empty());
    }

    LoggedIn logIn(Optional<String> token) {
        return (LoggedIn) world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), device, token);
    }
}

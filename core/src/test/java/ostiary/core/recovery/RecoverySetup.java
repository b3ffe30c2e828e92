package ostiary.core.recovery;

import java.time.Duration;
import ostiary.core.login.LogIn;
import ostiary.core.password.Password;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.RecoveryUseCases;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// Somebody with an account who forgets the password, and somebody without one.
abstract class RecoverySetup {
    static final Password NEXT = Password.of("tangerine walrus 42 sunrise");
    static final Password OTHER = Password.of("another walrus of tangerine");

    final InMemoryUserStore users = new InMemoryUserStore();
    final World world = new World(Stores.inMemory(users));
    final RecoveryUseCases recovery = world.recovery();
    final User ada = world.account(Fresh.email());
    final EmailAddress nobody = Fresh.email();

    LogIn.Outcome logIn(Password password) {
        return world.logIn().logIn(ada.email().value(), password, world.clients.byDefault(), World.LAPTOP);
    }

    boolean letsIn(Password password) {
        return logIn(password) instanceof LogIn.Outcome.LoggedIn;
    }

    IssuedTokens loggedIn(Password password) {
        return ((LogIn.Outcome.LoggedIn) logIn(password)).tokens();
    }

    /// A session that starts at the very instant of a change is to be started anew.
    void later() {
        world.clock.advance(Duration.ofSeconds(2));
    }

    String code() {
        return world.outbox.resetFor(ada.email()).code();
    }

    /// Another code than the right one, of the same look.
    String wrong(int number) {
        int right = Integer.parseInt(code().replace("-", ""));
        return "%08d".formatted((right + number) % 100_000_000);
    }
}

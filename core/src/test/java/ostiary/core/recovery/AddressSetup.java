package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.AddressUseCases;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.User;

/// Somebody with an account and two sessions who wants another address.
abstract class AddressSetup {
    final InMemoryUserStore users = new InMemoryUserStore();
    final World world = new World(Stores.inMemory(users));
    final AddressUseCases addresses = world.addresses();
    final User ada = world.account(Fresh.email());
    final EmailAddress old = ada.email();
    final EmailAddress next = Fresh.email();
    final IssuedTokens own = logIn(old);
    final IssuedTokens other = logIn(old);

    IssuedTokens logIn(EmailAddress address) {
        return ((LogIn.Outcome.LoggedIn) tryToLogIn(address)).tokens();
    }

    LogIn.Outcome tryToLogIn(EmailAddress address) {
        return world.logIn().logIn(address.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
    }

    boolean letsIn(EmailAddress address) {
        return tryToLogIn(address) instanceof LogIn.Outcome.LoggedIn;
    }

    /// Sets the same password anew, by mail.
    void resets(EmailAddress address) {
        var recovery = world.recovery();
        var request = recovery.ask(address);
        assertThat(recovery.byCode(request, world.outbox.resetFor(address).code(), World.PASSWORD))
                .isEqualTo(new ResetPassword.Outcome.Done());
        later();
    }

    boolean refreshes(IssuedTokens tokens) {
        return world.refreshSession().refresh(tokens.refreshToken().text(), World.LAPTOP)
                instanceof RefreshSession.Outcome.Refreshed;
    }

    EmailAddress present() {
        return users.find(ada.id()).orElseThrow().email();
    }

    /// A session that starts at the very instant of a change is to be started anew.
    void later() {
        world.clock.advance(Duration.ofSeconds(2));
    }

    List<Mail> mailsSince(int before) {
        return world.outbox.sent().subList(before, world.outbox.sent().size());
    }
}

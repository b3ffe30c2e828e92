package ostiary.core.deletion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import ostiary.core.access.Principal;
import ostiary.core.login.LogIn;
import ostiary.core.password.Password;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.DeletionUseCases;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.User;

/// Somebody who is logged in, and may want the account to be deleted.
public abstract class DeletionSetup {
    protected static final Password OTHER = Password.of("tangerine walrus 42 sunrise");

    /// A session that starts at the very instant of a change is to be started anew.
    private static final Duration A_MOMENT = Duration.ofSeconds(2);

    protected final World world;
    protected final EmailAddress email = Fresh.email();
    protected final User ada;
    protected final IssuedTokens tokens;

    protected DeletionSetup() {
        this(Stores.inMemory(), _ -> {});
    }

    /// @param follow makes the stores go by a clock
    protected DeletionSetup(Stores stores, Consumer<InstantSource> follow) {
        this.world = new World(stores);
        follow.accept(world.clock);
        this.ada = world.account(email);
        var outcome = world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
        this.tokens = ((LogIn.Outcome.LoggedIn) outcome).tokens();
        world.clock.advance(A_MOMENT);
    }

    /// Whoever presents the access token of the one login.
    protected Principal who() {
        return world.deletion.principal(tokens, "pwd");
    }

    protected Instant request() {
        return ((RequestDeletion.Outcome.Pending) world.deletion.request().request(who())).at();
    }

    protected LogIn.Outcome logIn() {
        return logIn(World.PASSWORD);
    }

    protected LogIn.Outcome logIn(Password password) {
        return world.logIn().logIn(email.value(), password, world.clients.byDefault(), World.LAPTOP);
    }

    /// The challenge that a login offers.
    protected String challenge() {
        return ((LogIn.Outcome.DeletionPending) logIn()).challenge();
    }

    protected boolean cancel(String challenge) {
        return world.deletion.cancel().cancel(challenge);
    }

    protected boolean refreshes(IssuedTokens of) {
        return world.refreshSession().refresh(of.refreshToken().text(), World.LAPTOP)
                instanceof RefreshSession.Outcome.Refreshed;
    }

    protected Optional<Credential> login() {
        return world.stores.users().findCredential(email);
    }

    /// Lets a moment pass.
    protected void later() {
        world.clock.advance(A_MOMENT);
    }

    /// Nobody keeps the account.
    protected void untilItIsGone() {
        world.clock.advance(DeletionUseCases.GRACE);
    }
}

package ostiary.core.testing;

import java.security.SecureRandom;
import java.util.List;
import ostiary.core.factor.FactorChanges;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.passkey.AddPasskey;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyChallenges;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.passkey.PasskeyVerifier;
import ostiary.core.passkey.RelyingParty;
import ostiary.core.passkey.RemovePasskey;
import ostiary.core.session.StartSession;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;

/// The use cases of passkeys over a [World].
public final class PasskeyUseCases {
    private static final RelyingParty PARTY = new RelyingParty("shop.example", "Shop", List.of("https://shop.example"));

    private final World world;
    private final PasskeyVerifier verifier = new ScriptedPasskeys();

    public final PasskeyStore store;

    public PasskeyUseCases(World world) {
        this(world, world.stores.passkeys());
    }

    /// The use cases over another store.
    public PasskeyUseCases(World world, PasskeyStore store) {
        this.world = world;
        this.store = store;
    }

    /// Gives a user a passkey, whatever an authenticator says.
    public Passkey has(UserId user, String id) {
        var passkey = Fresh.passkey(id, world.clock.instant());
        var seen = world.stores.statuses().findStatus(user).flatMap(UserStatus::notBefore);
        if (!store.add(user, passkey, seen)) {
            throw new IllegalStateException("not added");
        }
        return passkey;
    }

    public AddPasskey add() {
        return add(PasswordHome.HERE);
    }

    /// The use case where passwords are there.
    public AddPasskey add(PasswordHome home) {
        return new AddPasskey(
                changes(home),
                world.stores.sessions(),
                world.stores.statuses(),
                store,
                verifier,
                PARTY,
                new PasskeyChallenges(world.keys, "to add", new SecureRandom()),
                world.factors.notices(),
                world.journal,
                world.clock);
    }

    public RemovePasskey remove() {
        return new RemovePasskey(
                changes(PasswordHome.HERE), store, world.factors.notices(), world.journal, world.clock);
    }

    private FactorChanges changes(PasswordHome home) {
        return new FactorChanges(world.stores.users(), home, world.factors.stepUps(), world.throttle);
    }

    public LogInWithPasskey logIn() {
        return logIn(PasswordHome.HERE);
    }

    /// The use case where passwords are there.
    public LogInWithPasskey logIn(PasswordHome home) {
        return logIn("to log in", home, world.startSession());
    }

    /// The use case of pages.
    public LogInWithPasskey signIn() {
        return logIn("to sign in", PasswordHome.HERE, world.oauth.startBrowserSession());
    }

    private LogInWithPasskey logIn(String purpose, PasswordHome home, StartSession startSession) {
        return new LogInWithPasskey(
                store,
                new PasskeyChallenges(world.deviceKeys, purpose, new SecureRandom()),
                world.stores.spentChallenges(),
                verifier,
                PARTY,
                world.stores.users(),
                home,
                world.throttle,
                world.devices,
                startSession,
                world.keepOffers(),
                world.refusedLogins(),
                world.journal,
                world.clock);
    }
}

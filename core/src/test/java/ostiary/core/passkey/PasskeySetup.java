package ostiary.core.passkey;

import java.util.Optional;
import java.util.Set;
import ostiary.core.access.Principal;
import ostiary.core.factor.FactorName;
import ostiary.core.login.LogIn;
import ostiary.core.login.LogInWithPasskey;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.PasskeyUseCases;
import ostiary.core.testing.ScriptedPasskeys;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A user who is signed in, and the use cases of passkeys.
abstract class PasskeySetup {
    static final String ID = "AAAAAAAAAAAAAAAAAAAAAA";
    static final FactorName PHONE = new FactorName("Phone");

    final World world = new World();
    final PasskeyUseCases passkeys = new PasskeyUseCases(world);
    final PasskeyStore store = passkeys.store;
    final EmailAddress email = Fresh.email();
    final UserId ada = world.account(email).id();
    final Principal here = world.factors.signedIn(ada, "pop", "mfa");
    final Principal byPassword = world.factors.signedIn(ada, "pwd");

    AddPasskey add() {
        return passkeys.add();
    }

    RemovePasskey remove() {
        return passkeys.remove();
    }

    LogInWithPasskey logIn() {
        return passkeys.logIn();
    }

    String offered() {
        return offered(here);
    }

    String offered(Principal who) {
        return ((PasskeyOutcome.Offered) add().offer(who)).challenge();
    }

    PasskeyOutcome add(Principal who, String challenge, String id) {
        return add().add(who, challenge, PHONE, ScriptedPasskeys.made(challenge, id), Set.of("internal"));
    }

    void addOne() {
        add(here, offered(), ID);
    }

    LogIn.Outcome use(String challenge, UserId user, String id, long count) {
        var signed = new LogInWithPasskey.Signed(
                challenge, user, PasskeyId.parse(id).orElseThrow(), ScriptedPasskeys.used(challenge, ID, count));
        return logIn().logIn(signed, world.clients.byDefault(), World.LAPTOP, Optional.empty());
    }
}

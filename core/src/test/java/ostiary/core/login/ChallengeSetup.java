package ostiary.core.login;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import ostiary.core.login.ChallengeAnswer.Code;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.upstream.InMemorySourceAccountStore;
import ostiary.core.upstream.LinkOnLogin;
import ostiary.core.upstream.SourceCredentialVerifier;
import ostiary.core.upstream.SourceUser;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;

/// A user of whom the source asks more than a password, and what she answers.
abstract class ChallengeSetup {
    static final Code RIGHT = new Code(ScriptedSource.CODE);
    static final Code WRONG = new Code("654321");

    private final InMemoryUserStore users = new InMemoryUserStore();
    final World world = new World(Stores.inMemory(users));
    final ScriptedSource source = new ScriptedSource();

    final SourceCredentialVerifier verifier = SourceCredentialVerifier.linking(
            source, new LinkOnLogin(users, new InMemorySourceAccountStore(users), world.journal, world.clock));

    final EmailAddress email = Fresh.email();
    final SourceUser ada = ScriptedSource.user(email);

    @BeforeEach
    void adaHasASecondFactor() {
        source.add(ada, World.PASSWORD, Factor.TOTP);
    }

    Challenged logIn() {
        return (Challenged) world.logIn(verifier)
                .logIn(
                        email.value(),
                        World.PASSWORD,
                        world.clients.find("browser").orElseThrow(),
                        World.LAPTOP);
    }

    LogIn.Outcome logInOn(Optional<String> token) {
        return world.logIn(verifier)
                .logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP, token);
    }

    LogIn.Outcome answer(String challenge, ChallengeAnswer answer) {
        return world.answerChallenge(verifier).answer(challenge, answer, World.LAPTOP, Optional.empty());
    }
}

package ostiary.core.login;

import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import ostiary.core.login.LogIn.Outcome.Challenged;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// A user with an authenticator of the service's own.
public abstract class OwnFactorSetup {
    protected final World world;
    protected final EmailAddress email = Fresh.email();
    private UserId ada = Fresh.userId();

    protected OwnFactorSetup() {
        this(Stores.inMemory());
    }

    protected OwnFactorSetup(Stores stores) {
        this.world = new World(stores);
    }

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email).id();
    }

    protected UserId ada() {
        return ada;
    }

    protected Enrolled enrol() {
        return world.factors.enrol(ada);
    }

    protected LogIn.Outcome logIn() {
        return world.logIn().logIn(email.value(), World.PASSWORD, world.clients.byDefault(), World.LAPTOP);
    }

    protected String challenge() {
        return ((Challenged) logIn()).challenge();
    }

    protected LogIn.Outcome answer(String challenge, String code) {
        return world.answerChallenge(world.factors.verifier())
                .answer(challenge, new ChallengeAnswer.Code(code), World.LAPTOP, Optional.empty());
    }

    /// The code that the app shows now, which confirmed it in an earlier step.
    protected String shown(Enrolled phone) {
        return world.factors.app.at(phone.secret(), world.clock.instant());
    }
}

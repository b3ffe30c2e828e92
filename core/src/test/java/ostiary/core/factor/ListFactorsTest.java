package ostiary.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import ostiary.core.factor.FactorOutcome.Begun;
import ostiary.core.factor.FactorOutcome.KeptElsewhere;
import ostiary.core.factor.FactorOutcome.LoginNeeded;
import ostiary.core.factor.FactorOutcome.NotFound;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;

/// A user looks at their second factors, and at the one that waits for its first code.
class ListFactorsTest {
    private static final FactorName PHONE = new FactorName("Phone");

    private final World world = new World();
    private final UserId ada = world.account(Fresh.email()).id();

    @Test
    void tellsWhatAChangeWouldWant() {
        var byPassword = world.factors.principal(ada, "pwd");
        assertThat(world.factors.list().own(byPassword).orElseThrow().missing()).isEmpty();
        world.factors.enrol(ada);

        var own = world.factors.list().own(byPassword).orElseThrow();

        assertThat(own.missing()).contains(StepUp.STRONGER);
        assertThat(own.factors().authenticators()).hasSize(1);
        var byTwo = world.factors.principal(ada, "pwd", "otp", "mfa");
        assertThat(world.factors.list().own(byTwo).orElseThrow().missing()).isEmpty();
        world.clock.advance(Duration.ofMinutes(16));
        assertThat(world.factors.list().own(byTwo).orElseThrow().missing()).contains(StepUp.FRESHER);
    }

    /// They were added before all passwords went there, and no login asks for them any more.
    @Test
    void hasNoneWhereAnotherSystemHasAllPasswords() {
        var phone = world.factors.enrol(ada);
        var who = world.factors.principal(ada, "pwd", "otp", "mfa");

        assertThat(world.factors.list(PasswordHome.ELSEWHERE).list(ada)).isEqualTo(Factors.NONE);
        assertThat(world.factors.list(PasswordHome.ELSEWHERE).own(who)).isEmpty();
        assertThat(world.factors.remove(PasswordHome.ELSEWHERE).remove(who, phone.id()))
                .isEqualTo(new KeptElsewhere());
        assertThat(world.factors.list(PasswordHome.MOVING).own(who)).isPresent();
    }

    @Test
    void showsTheSecretThatWaitsToWhoeverCouldHaveAskedForIt() {
        var who = world.factors.principal(ada, "pwd");
        assertThat(world.factors.add().resume(who)).isEqualTo(new NotFound());
        var begun = (Begun) world.factors.add().begin(who, PHONE);

        var again = (Begun) world.factors.add().resume(who);

        assertThat(again.id()).isEqualTo(begun.id());
        assertThat(again.secret().base32()).isEqualTo(begun.secret().base32());
        world.clock.advance(AddAuthenticator.TIME_TO_CONFIRM);
        assertThat(world.factors.add().resume(who)).isEqualTo(new NotFound());
    }

    @Test
    void showsNoSecretToAStaleLoginOrAWeakOne() {
        var who = world.factors.principal(ada, "pwd");
        world.factors.add().begin(who, PHONE);
        world.clock.advance(Duration.ofMinutes(6));
        var old = world.factors.principal(ada, "pwd");
        world.factors.add().begin(old, PHONE);
        world.clock.advance(Duration.ofMinutes(9).plusSeconds(59));

        assertThat(world.factors.add().resume(who)).isEqualTo(new LoginNeeded(StepUp.FRESHER));
        world.factors.enrol(ada);
        assertThat(world.factors.add().resume(old)).isEqualTo(new LoginNeeded(StepUp.STRONGER));
    }
}

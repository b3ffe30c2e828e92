package ostiary.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.PasskeyUseCases;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.UserId;

class StepUpsTest {
    private static final String PASSKEY = "AAAAAAAAAAAAAAAAAAAAAA";

    private final World world = new World();
    private final EmailAddress email = Fresh.email();
    private final UserId ada = world.account(email).id();

    private Optional<StepUp> missing(PasswordHome home, String... amr) {
        var login = world.stores.users().findCredential(email);
        return world.factors.stepUps(home).missing(world.factors.principal(ada, amr), login, world.clock.instant());
    }

    @ParameterizedTest
    @CsvSource({"false, false", "true, false", "false, true", "true, true"})
    void wantsTwoFactorsOfWhoeverHasAnAppOrAPasskey(boolean hasApp, boolean hasPasskey) {
        if (hasApp) {
            world.factors.enrol(ada);
        }
        if (hasPasskey) {
            new PasskeyUseCases(world).has(ada, PASSKEY);
        }

        var expected = hasApp || hasPasskey ? Optional.of(StepUp.STRONGER) : Optional.<StepUp>empty();
        assertThat(missing(PasswordHome.HERE, "pwd")).isEqualTo(expected);
        assertThat(missing(PasswordHome.MOVING, "pwd")).isEqualTo(expected);
        assertThat(missing(PasswordHome.HERE, "pwd", "otp", "mfa")).isEmpty();
        assertThat(missing(PasswordHome.HERE, "pop", "mfa")).isEmpty();
    }

    /// Who has come from here keeps factors of here, and no login asks for them: nobody could have their data, or end
    /// the account.
    @Test
    void wantsNoFactorThatNoLoginAsksFor() {
        world.factors.enrol(ada);
        new PasskeyUseCases(world).has(ada, PASSKEY);

        assertThat(missing(PasswordHome.ELSEWHERE, "pwd")).isEmpty();
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));
        var old = world.factors.principal(ada, "pwd");
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));
        var login = world.stores.users().findCredential(email);
        assertThat(world.factors.stepUps(PasswordHome.ELSEWHERE).missing(old, login, world.clock.instant()))
                .contains(StepUp.FRESHER);
    }
}

package ostiary.core.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.deletion.RequestDeletion;
import ostiary.core.export.ExportAccount;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.StepUp;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.passkey.PasskeyOutcome.Added;
import ostiary.core.passkey.PasskeyOutcome.Barred;
import ostiary.core.passkey.PasskeyOutcome.Full;
import ostiary.core.passkey.PasskeyOutcome.Offered;
import ostiary.core.passkey.PasskeyOutcome.Removed;
import ostiary.core.passkey.PasskeyOutcome.Unverified;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedPasskeys;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.PasswordHome;

class AddPasskeyTest extends PasskeySetup {
    @Test
    void addsWhatAnAuthenticatorHasMadeAndTellsTheUser() {
        var outcome = add(here, offered(), ID);

        var passkey = ((Added) outcome).passkey();
        assertThat(store.list(ada)).containsExactly(passkey);
        assertThat(passkey.name()).isEqualTo(PHONE);
        assertThat(passkey.relyingParty()).isEqualTo("shop.example");
        assertThat(passkey.transports()).containsExactly("internal");
        assertThat(world.outbox.sent()).contains(new Mail.PasskeyAdded(email));
        assertThat(world.journal.events()).contains(new AuditEvent.PasskeyAdded(ada));
    }

    /// So that an authenticator makes no second one.
    @Test
    void offersWithThoseThatThereAre() {
        addOne();

        assertThat(((Offered) add().offer(here)).present())
                .extracting(present -> present.id().value())
                .containsExactly(ID);
    }

    @Test
    void theSameOnceMoreIsAnsweredAlikeAndMailsNothing() {
        var challenge = offered(byPassword);
        var first = add(byPassword, challenge, ID);

        assertThat(add(byPassword, challenge, ID)).isEqualTo(first);
        assertThat(store.list(ada)).hasSize(1);
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.PasskeyAdded(email));
    }

    /// Whoever has a token alone adds no way in that outlives it.
    @Test
    void wantsAFreshLogin() {
        var challenge = offered();
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));

        assertThat(add().offer(here)).isEqualTo(new Barred(new FactorOutcome.LoginNeeded(StepUp.FRESHER)));
        assertThat(add(here, challenge, ID)).isEqualTo(new Barred(new FactorOutcome.LoginNeeded(StepUp.FRESHER)));
        assertThat(store.list(ada)).isEmpty();
    }

    /// Another account's login is as fresh as can be, and of no use here.
    @Test
    void isNotFreshenedByThePasskeyOfAnotherAccount() {
        var mallory = world.account(Fresh.email()).id();
        passkeys.has(mallory, ID);
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));
        assertThat(use(logIn().challenge(), mallory, ID, 0)).isInstanceOf(LogIn.Outcome.LoggedIn.class);

        assertThat(add().offer(here)).isEqualTo(new Barred(new FactorOutcome.LoginNeeded(StepUp.FRESHER)));
    }

    @Test
    void wantsTwoFactorsOfWhoeverHasTwo() {
        var challenge = offered(byPassword);
        world.factors.enrol(ada);

        assertThat(add().offer(byPassword)).isEqualTo(new Barred(new FactorOutcome.LoginNeeded(StepUp.STRONGER)));
        assertThat(add(byPassword, challenge, ID))
                .isEqualTo(new Barred(new FactorOutcome.LoginNeeded(StepUp.STRONGER)));
        assertThat(store.list(ada)).isEmpty();
        assertThat(add().offer(world.factors.principal(ada, "pwd", "otp", "mfa")))
                .isInstanceOf(Offered.class);
    }

    /// A passkey is two factors: whoever has one, and no authenticator app, proves it.
    @Test
    void wantsAPasskeyOfWhoeverHasOne() {
        addOne();
        var id = PasskeyId.parse(ID).orElseThrow();
        var stronger = new Barred(new FactorOutcome.LoginNeeded(StepUp.STRONGER));

        assertThat(add().offer(byPassword)).isEqualTo(stronger);
        assertThat(remove().remove(byPassword, id)).isEqualTo(stronger);
        assertThat(world.factors.add().begin(byPassword, PHONE))
                .isEqualTo(new FactorOutcome.LoginNeeded(StepUp.STRONGER));
        assertThat(world.exportAccount().export(byPassword))
                .isEqualTo(new ExportAccount.Outcome.LoginNeeded(StepUp.STRONGER));
        assertThat(world.deletion.request().request(byPassword))
                .isEqualTo(new RequestDeletion.Outcome.LoginNeeded(StepUp.STRONGER));
        assertThat(world.addresses()
                        .request()
                        .request(byPassword, Fresh.email(), Optional.of(World.PASSWORD), "192.0.2.1"))
                .isEqualTo(new RequestAddressChange.Outcome.LoginNeeded(StepUp.STRONGER));
        assertThat(add().offer(here)).isInstanceOf(Offered.class);
    }

    /// A thief who has made a passkey of his own lets no victim add it.
    @Test
    void takesNoChallengeOfAnotherUserOrSession() {
        var mallory = world.factors.principal(world.account(Fresh.email()).id(), "pwd");
        var another = world.factors.principal(ada, "pwd");
        var challenge = offered();

        assertThat(add(mallory, challenge, ID)).isEqualTo(new Unverified());
        assertThat(add(another, challenge, ID)).isEqualTo(new Unverified());
        assertThat(add(here, logIn().challenge(), ID)).isEqualTo(new Unverified());
        assertThat(store.list(ada)).isEmpty();
    }

    /// The owner has thrown a thief out, whose token is still good for a moment.
    @Test
    void addsNoneOnceTheSessionIsOver() {
        var challenge = offered();
        world.endAllSessions().endAll(ada);

        assertThat(add(here, challenge, ID)).isEqualTo(new Barred(new FactorOutcome.NoUser()));
        assertThat(store.list(ada)).isEmpty();
    }

    @Test
    void endsAfterFiveMinutes() {
        var challenge = offered();
        world.clock.advance(Duration.ofMinutes(5));

        assertThat(add(here, challenge, ID)).isEqualTo(new Unverified());
    }

    @Test
    void refusesAnAnswerToSomethingElse() {
        var wrong = ScriptedPasskeys.made(offered(), ID);

        assertThat(add().add(here, offered(), PHONE, wrong, Set.of())).isEqualTo(new Unverified());
        assertThat(store.list(ada)).isEmpty();
    }

    @Test
    void hasRoomForTen() {
        for (int number = 0; number < Passkey.MOST; number++) {
            assertThat(add(here, offered(), ID.substring(3) + number + "AA")).isInstanceOf(Added.class);
        }

        assertThat(add().offer(here)).isEqualTo(new Full());
        assertThat(store.list(ada)).hasSize(Passkey.MOST);
    }

    /// Cognito says who may come in, and asks for factors of its own.
    @Test
    void isNotForUsersWhosePasswordIsElsewhere() {
        assertThat(passkeys.add(PasswordHome.ELSEWHERE).offer(here))
                .isEqualTo(new Barred(new FactorOutcome.KeptElsewhere()));
    }

    @Test
    void countsAsAChangeOfFactors() {
        for (int times = 0; times < Limits.FACTOR_CHANGE_BY_USER.most(); times++) {
            assertThat(add().offer(here)).isInstanceOf(Offered.class);
        }

        assertThat(add().offer(here))
                .isInstanceOfSatisfying(
                        Barred.class,
                        barred -> assertThat(barred.reason()).isInstanceOf(FactorOutcome.TooManyRequests.class));
    }

    @Test
    void removesOneAndTellsTheUserOnce() {
        addOne();
        var id = PasskeyId.parse(ID).orElseThrow();

        assertThat(remove().remove(here, id)).isEqualTo(new Removed());
        assertThat(remove().remove(here, id)).isEqualTo(new Removed());

        assertThat(store.list(ada)).isEmpty();
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.PasskeyRemoved(email));
        assertThat(world.journal.events()).containsOnlyOnce(new AuditEvent.PasskeyRemoved(ada));
    }

    @Test
    void removesNobodyElses() {
        addOne();
        var mallory = world.factors.principal(world.account(Fresh.email()).id(), "pwd");

        assertThat(remove().remove(mallory, PasskeyId.parse(ID).orElseThrow())).isEqualTo(new Removed());

        assertThat(store.list(ada)).hasSize(1);
        assertThat(store.rename(mallory.userId(), PasskeyId.parse(ID).orElseThrow(), new FactorName("Mine")))
                .isFalse();
    }
}

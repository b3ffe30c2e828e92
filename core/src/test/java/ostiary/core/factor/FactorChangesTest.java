package ostiary.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.FactorOutcome.Begun;
import ostiary.core.factor.FactorOutcome.Confirmed;
import ostiary.core.factor.FactorOutcome.Full;
import ostiary.core.factor.FactorOutcome.KeptElsewhere;
import ostiary.core.factor.FactorOutcome.LoginNeeded;
import ostiary.core.factor.FactorOutcome.NoUser;
import ostiary.core.factor.FactorOutcome.NotFound;
import ostiary.core.factor.FactorOutcome.Removed;
import ostiary.core.factor.FactorOutcome.Renewed;
import ostiary.core.factor.FactorOutcome.TooManyRequests;
import ostiary.core.factor.FactorOutcome.WrongCode;
import ostiary.core.mail.Mail;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.PasswordHome;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;
import ostiary.core.user.UserId;

/// A user may change their second factors, and somebody with their access token alone may not.
class FactorChangesTest {
    private static final FactorName PHONE = new FactorName("Phone");

    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private final EmailAddress email = Fresh.email();
    private UserId ada = Fresh.userId();

    @BeforeEach
    void adaHasAnAccount() {
        ada = world.account(email).id();
    }

    private Principal byPassword() {
        return world.factors.principal(ada, "pwd");
    }

    private Principal byTwo() {
        return world.factors.principal(ada, "pwd", "otp", "mfa");
    }

    private Begun begun() {
        return (Begun) world.factors.add().begin(byPassword(), PHONE);
    }

    private String code(Begun begun) {
        return world.factors.app.at(begun.secret(), world.clock.instant());
    }

    private FactorOutcome confirm(Principal who, Begun begun) {
        return world.factors.add().confirm(who, begun.id(), code(begun));
    }

    private Factors factors() {
        return world.stores.factors().find(ada);
    }

    @Test
    void addTheFirstWithTenRecoveryCodes() {
        var begun = begun();

        assertThat(begun.account()).isEqualTo(email);
        assertThat(factors().authenticators()).isEmpty();
        var confirmed = (Confirmed) confirm(byPassword(), begun);

        assertThat(confirmed.recoveryCodes()).hasSize(10);
        assertThat(factors().recoveryCodes()).isEqualTo(10);
        assertThat(factors().authenticators()).extracting(Authenticator::id).containsExactly(begun.id());
        assertThat(world.outbox.sent()).contains(new Mail.FactorAdded(email));
        assertThat(world.journal.events()).contains(new AuditEvent.FactorAdded(ada));
    }

    @Test
    void sayOnceMoreThatItIsAddedButTellNoCodesAgain() {
        var begun = begun();
        confirm(byPassword(), begun);

        for (var again : List.of(byTwo(), byPassword())) {
            assertThat(world.factors.add().confirm(again, begun.id(), "000000")).isEqualTo(new Confirmed(List.of()));
        }
        assertThat(factors().recoveryCodes()).isEqualTo(10);
    }

    @Test
    void refuseAWrongCodeAndGoOnWaiting() {
        var begun = begun();

        assertThat(world.factors.add().confirm(byPassword(), begun.id(), "12345x"))
                .isEqualTo(new WrongCode());
        assertThat(world.journal.events()).contains(new AuditEvent.FactorRefused(ada));
        assertThat(confirm(byPassword(), begun)).isInstanceOf(Confirmed.class);
    }

    @Test
    void confirmNothingAfterTenMinutes() {
        var begun = begun();
        world.clock.advance(AddAuthenticator.TIME_TO_CONFIRM);

        assertThat(confirm(byPassword(), begun)).isEqualTo(new NotFound());
        assertThat(users.findCredential(email)).map(Credential::factors).contains(0);
    }

    @Test
    void keepOneThatWaits() {
        var first = begun();
        var second = begun();

        assertThat(confirm(byPassword(), first)).isEqualTo(new NotFound());
        assertThat(confirm(byPassword(), second)).isInstanceOf(Confirmed.class);
    }

    @Test
    void confirmNothingOfAnotherUser() {
        var begun = begun();
        var eve = world.account(Fresh.email()).id();

        assertThat(confirm(world.factors.principal(eve, "pwd"), begun)).isEqualTo(new NotFound());
    }

    @Test
    void addFiveAtMost() {
        for (int i = 0; i < FactorStore.MOST; i++) {
            world.factors.enrol(ada);
        }

        assertThat(world.factors.add().begin(byTwo(), PHONE)).isEqualTo(new Full());
    }

    @Test
    void wantALoginOfAQuarterOfAnHour() {
        var who = byPassword();
        world.clock.advance(StepUp.MAX_AGE);
        assertThat(world.factors.add().begin(who, PHONE)).isInstanceOf(Begun.class);
        world.clock.advance(Duration.ofSeconds(1));

        var needed = new LoginNeeded(StepUp.FRESHER);
        assertThat(world.factors.add().begin(who, PHONE)).isEqualTo(needed);
        assertThat(world.factors.add().confirm(who, new FactorId(UUID.randomUUID()), "1"))
                .isEqualTo(needed);
        assertThat(world.factors.remove().remove(who, new FactorId(UUID.randomUUID())))
                .isEqualTo(needed);
        assertThat(world.factors.renew().renew(who)).isEqualTo(needed);
    }

    @Test
    void wantTwoFactorsOfWhoeverHasTwo() {
        var id = world.factors.enrol(ada).id();

        var needed = new LoginNeeded(StepUp.STRONGER);
        assertThat(world.factors.add().begin(byPassword(), PHONE)).isEqualTo(needed);
        assertThat(world.factors.remove().remove(byPassword(), id)).isEqualTo(needed);
        assertThat(world.factors.renew().renew(byPassword())).isEqualTo(needed);
        assertThat(world.factors.renew().renew(byTwo())).isInstanceOf(Renewed.class);
    }

    /// It was begun when the user had none.
    @Test
    void wantTwoFactorsOfWhoeverConfirmsASecond() {
        world.factors.enrol(ada);
        var begun = (Begun) world.factors.add().begin(byTwo(), PHONE);

        assertThat(confirm(byPassword(), begun)).isEqualTo(new LoginNeeded(StepUp.STRONGER));
        assertThat(confirm(byTwo(), begun)).isEqualTo(new Confirmed(List.of()));
    }

    @Test
    void removeOneAndTellItsUser() {
        var id = world.factors.enrol(ada).id();

        assertThat(world.factors.remove().remove(byTwo(), id)).isEqualTo(new Removed());
        assertThat(world.factors.remove().remove(byPassword(), id)).isEqualTo(new Removed());

        assertThat(factors()).isEqualTo(Factors.NONE);
        assertThat(world.outbox.sent()).containsOnlyOnce(new Mail.FactorRemoved(email, 0));
        assertThat(world.journal.events()).containsOnlyOnce(new AuditEvent.FactorRemoved(ada));
    }

    @Test
    void removeNothingOfAnotherUser() {
        var id = world.factors.enrol(ada).id();
        var eve = world.account(Fresh.email()).id();

        assertThat(world.factors.remove().remove(world.factors.principal(eve, "pwd"), id))
                .isEqualTo(new Removed());
        assertThat(factors().authenticators()).hasSize(1);
    }

    @Test
    void renewCodesOfWhoeverHasAFactor() {
        assertThat(world.factors.renew().renew(byPassword())).isEqualTo(new NotFound());
        world.factors.enrol(ada);

        assertThat(world.factors.renew().renew(byTwo()))
                .isInstanceOfSatisfying(
                        Renewed.class,
                        renewed -> assertThat(renewed.recoveryCodes()).hasSize(10));
        assertThat(world.outbox.sent()).contains(new Mail.RecoveryCodesRenewed(email));
        assertThat(world.journal.events()).contains(new AuditEvent.RecoveryCodesRenewed(ada));
    }

    @Test
    void areNothingForWhoeverIsDisabledOrGone() {
        var begun = begun();
        users.setDisabled(ada, true);

        assertThat(world.factors.add().begin(byPassword(), PHONE)).isEqualTo(new NoUser());
        assertThat(confirm(byPassword(), begun)).isEqualTo(new NoUser());
        assertThat(world.factors.renew().renew(world.factors.principal(Fresh.userId(), "pwd")))
                .isEqualTo(new NoUser());
    }

    /// No login of theirs would ask for it.
    @Test
    void areNotForWhoeverHasTheirPasswordElsewhere() {
        var id = Fresh.userId();
        var here = new User(id, Fresh.email(), Optional.empty(), Fresh.now());
        users.put(here, Optional.empty());
        assertThat(world.factors.add().begin(world.factors.principal(id, "pwd"), PHONE))
                .isEqualTo(new KeptElsewhere());

        users.put(here, Optional.of(new Credential(id, here.email(), SealedHash.NONE, false, Set.of())));
        assertThat(world.factors.add().begin(world.factors.principal(id, "pwd"), PHONE))
                .isEqualTo(new KeptElsewhere());
    }

    /// Its logins would never ask for them.
    @Test
    void areNotWhereAnotherSystemHasAllPasswords() {
        assertThat(world.factors.add(PasswordHome.ELSEWHERE).begin(byPassword(), PHONE))
                .isEqualTo(new KeptElsewhere());
        assertThat(world.factors.add(PasswordHome.MOVING).begin(byPassword(), PHONE))
                .isInstanceOf(Begun.class);
    }

    /// Whoever has the password alone could else slip in codes of their own between its confirmation and its answer.
    @Test
    void renewNoRecoveryCodesBeforeThereIsAFactor() {
        assertThat(world.factors.renew().renew(byPassword())).isEqualTo(new NotFound());
        assertThat(factors().recoveryCodes()).isZero();
    }

    @Test
    void areBounded() {
        for (int i = 0; i < Limits.FACTOR_CHANGE_BY_USER.most(); i++) {
            begun();
        }

        assertThat(world.factors.add().begin(byPassword(), PHONE)).isInstanceOf(TooManyRequests.class);
        assertThat(world.factors.renew().renew(byPassword())).isInstanceOf(TooManyRequests.class);
    }

    /// Or a stolen token of yesterday would keep its owner from removing the thief's authenticator.
    @Test
    void areNotUsedUpByALoginThatIsTooOld() {
        var old = byPassword();
        world.clock.advance(StepUp.MAX_AGE.plusSeconds(1));
        for (int i = 0; i < Limits.FACTOR_CHANGE_BY_USER.most(); i++) {
            world.factors.add().begin(old, PHONE);
        }

        assertThat(world.factors.add().begin(byPassword(), PHONE)).isInstanceOf(Begun.class);
    }
}

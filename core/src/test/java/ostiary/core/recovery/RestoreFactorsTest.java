package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Principal;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.Operator;
import ostiary.core.admin.Reason;
import ostiary.core.audit.AuditEvent;
import ostiary.core.deletion.RequestDeletion;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.Factors;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.recovery.RestoreAddress.Outcome.Done;
import ostiary.core.recovery.RestoreAddress.Outcome.FactorNeeded;
import ostiary.core.recovery.RestoreAddress.Outcome.InvalidLink;
import ostiary.core.recovery.RestoreAddress.Outcome.WrongCode;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.FactorUseCases.Enrolled;
import ostiary.core.testing.Fresh;

/// Which second factors a way back asks for and leaves, where a thief, or the owner, has changed them.
class RestoreFactorsTest extends AddressSetup {
    private static final Duration WEEK = FormerAddresses.LIFETIME;
    private static final String NETWORK = "192.0.2.1";

    private Principal signedIn() {
        return world.factors.signedIn(ada.id(), "pwd", "otp", "mfa");
    }

    /// Who has had an authenticator for long enough.
    private Enrolled ownersFactor() {
        var factor = world.factors.enrol(ada.id());
        world.clock.advance(WEEK.plusDays(1));
        return factor;
    }

    /// In another app, of whoever is signed in.
    private Enrolled another(Principal who) {
        return world.factors.enrol(who.userId());
    }

    private void remove(Principal who, Enrolled factor) {
        assertThat(world.factors.remove().remove(who, factor.id())).isEqualTo(new FactorOutcome.Removed());
    }

    private List<String> renewCodes(Principal who) {
        return ((FactorOutcome.Renewed) world.factors.renew().renew(who)).recoveryCodes();
    }

    /// @return the way back
    private String change(Principal who) {
        addresses.request().request(who, next, Optional.empty(), NETWORK);
        assertThat(addresses.byLink(addresses.linkFor(next))).isEqualTo(new ConfirmAddressChange.Outcome.Done());
        later();
        return addresses.wayBackFor(old);
    }

    private String codeOf(Enrolled factor) {
        return world.factors.app.at(factor.secret(), world.clock.instant());
    }

    private RestoreAddress.Outcome back(String token, String code) {
        return addresses.restore().restore(addresses.wayBack().read(token), Optional.of(code), NETWORK);
    }

    private int factors() {
        return users.findCredential(present()).orElseThrow().factors();
    }

    /// By the password that was set by mail, and no more.
    private boolean isAskedForNoFactor() {
        later();
        resets(old);
        return tryToLogIn(old) instanceof LogIn.Outcome.LoggedIn;
    }

    @Test
    void asksForTheFactorThatTheUserHad() {
        var owners = ownersFactor();
        var back = change(signedIn());

        assertThat(addresses.back(back)).isEqualTo(new FactorNeeded());
        assertThat(back(back, "000000x")).isEqualTo(new WrongCode());
        assertThat(present()).isEqualTo(next);
        assertThat(back(back, owners.recoveryCodes().getFirst())).isEqualTo(new Done());
        assertThat(present()).isEqualTo(old);
        assertThat(factors()).isEqualTo(1);
        assertThat(world.stores.factors().find(ada.id()).recoveryCodes()).isEqualTo(9);
    }

    /// A thief who is in by two factors, and has put an app of their own in the place of the owner's first.
    @Test
    void isNoneOfAThiefsEvenIfItCameBeforeTheChange() {
        var owners = ownersFactor();
        var thief = signedIn();
        var thiefs = another(thief);
        remove(thief, owners);
        var codes = renewCodes(thief);
        var back = change(thief);

        assertThat(back(back, codeOf(thiefs))).isEqualTo(new WrongCode());
        assertThat(back(back, codes.getFirst())).isEqualTo(new WrongCode());
        assertThat(present()).isEqualTo(next);
        assertThat(back(back, codeOf(owners))).isEqualTo(new Done());

        assertThat(factors()).isZero();
        assertThat(world.journal.events()).contains(new AuditEvent.FactorRemoved(ada.id()));
        assertThat(isAskedForNoFactor()).isTrue();
    }

    @Test
    void isNoneOfAThiefsThatCameAfterTheChange() {
        var owners = ownersFactor();
        var thief = signedIn();
        var back = change(thief);
        var thiefs = another(thief);
        remove(thief, owners);

        assertThat(back(back, codeOf(thiefs))).isEqualTo(new WrongCode());
        assertThat(back(back, codeOf(owners))).isEqualTo(new Done());
        assertThat(factors()).isZero();
    }

    /// An account without a factor, and a thief with its password who adds one before the change.
    @Test
    void asksForNoneWhereThereWasNone() {
        world.clock.advance(WEEK);
        another(signedIn());
        var back = change(signedIn());

        assertThat(addresses.back(back)).isEqualTo(new Done());

        assertThat(factors()).isZero();
        assertThat(isAskedForNoFactor()).isTrue();
    }

    @Test
    void keepsTheOwnersBesideAThiefsAndVoidsTheThiefsRecoveryCodes() {
        var owners = ownersFactor();
        var thief = signedIn();
        another(thief);
        renewCodes(thief);
        var back = change(thief);

        assertThat(back(back, owners.recoveryCodes().getFirst())).isEqualTo(new WrongCode());
        assertThat(back(back, codeOf(owners))).isEqualTo(new Done());

        var left = world.stores.factors().find(ada.id());
        assertThat(left.authenticators()).extracting(Authenticator::id).containsExactly(owners.id());
        assertThat(left.recoveryCodes()).isZero();
        assertThat(factors()).isEqualTo(1);
        assertThat(isAskedForNoFactor()).isFalse();
    }

    /// The other side: whoever reads the old mailbox alone. One that the owner has put in the place of another long ago
    /// is asked for, and the one before opens nothing.
    @Test
    void asksForAFactorOfAWeekAndForNoneThatWentBeforeIt() {
        var first = ownersFactor();
        var owner = signedIn();
        var second = another(owner);
        remove(owner, first);
        world.clock.advance(WEEK.plusDays(1));
        var back = change(signedIn());

        assertThat(addresses.back(back)).isEqualTo(new FactorNeeded());
        assertThat(back(back, codeOf(first))).isEqualTo(new WrongCode());
        assertThat(back(back, codeOf(second))).isEqualTo(new Done());
        assertThat(factors()).isEqualTo(1);
    }

    /// Whoever has lost everything was helped by an operator, and has nothing to prove.
    @Test
    void forgetsWhatAnOperatorHasRemoved() {
        var owners = ownersFactor();
        world.actOnUser()
                .act(
                        Operator.of(Fresh.userId()),
                        ada.id(),
                        AdminAction.removeFactor(owners.id()),
                        new Reason("lost phone"),
                        "request-1");
        var back = change(world.factors.signedIn(ada.id(), "pwd"));

        assertThat(addresses.back(back)).isEqualTo(new Done());
    }

    /// Whoever has the link alone can't go on guessing for a week.
    @Test
    void endsAfterTenWrongCodesHoweverManyAtOnce() throws Exception {
        var owners = ownersFactor();
        var back = change(signedIn());

        for (int round = 0; round < FormerAddress.MOST_TRIES / 5; round++) {
            assertThat(AtOnce.call(5, () -> back(back, "000000x"))).doesNotContain(new Done());
        }

        assertThat(back(back, codeOf(owners))).isEqualTo(new InvalidLink());
        assertThat(present()).isEqualTo(next);
    }

    /// A thief who has asked for the end of the account, too: no login of the owner's would get past their app to keep
    /// it.
    @Test
    void keepsAnAccountWhoseEndAThiefHasAskedFor() {
        var owners = ownersFactor();
        var thief = signedIn();
        another(thief);
        var back = change(thief);
        var again = world.factors.signedIn(ada.id(), "pwd", "otp", "mfa");
        assertThat(world.deletion.request().request(again)).isInstanceOf(RequestDeletion.Outcome.Pending.class);
        later();

        assertThat(back(back, codeOf(owners))).isEqualTo(new Done());

        assertThat(users.deletion(ada.id())).isEmpty();
        assertThat(factors()).isEqualTo(1);
        assertThat(world.outbox.sent()).contains(new Mail.DeletionCancelled(old));
    }

    /// Wrong codes at logins, which whoever knows the password sends at will, keep the owner out of nothing here.
    @Test
    void isNotLockedByWrongCodesAtLogins() {
        var owners = ownersFactor();
        var back = change(signedIn());
        for (int i = 0; i < Factors.MOST_MISSES; i++) {
            world.stores.factors().miss(ada.id());
        }

        assertThat(back(back, codeOf(owners))).isEqualTo(new Done());
    }

    /// The owner is back, and the thief's token is good for some seconds still.
    @Test
    void takesNoFactorByATokenThatHasOutlivedTheWayBack() {
        world.clock.advance(WEEK);
        var thief = signedIn();
        var begun = (FactorOutcome.Begun)
                world.factors.add().begin(thief, FactorName.parse("Mine").orElseThrow());
        var back = change(thief);
        addresses.back(back);

        var code = world.factors.app.at(begun.secret(), world.clock.instant());
        assertThat(world.factors.add().confirm(thief, begun.id(), code)).isEqualTo(new FactorOutcome.NoUser());
        assertThat(factors()).isZero();
    }
}

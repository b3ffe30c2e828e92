package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.audit.AuditEvent;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.InvalidCode;
import ostiary.core.recovery.RequestAddressChange.Outcome.TooManyRequests;
import ostiary.core.recovery.RestoreAddress.Outcome.AddressIsTaken;
import ostiary.core.recovery.RestoreAddress.Outcome.Done;
import ostiary.core.recovery.RestoreAddress.Outcome.InvalidLink;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.IssuedTokens;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserStatus;

class RestoreAddressTest extends AddressSetup {
    private final EmailAddress third = Fresh.email();

    @Test
    void putsTheAddressBackAndEndsEverySession() {
        later();
        var back = addresses.change(own, old, next);
        later();

        assertThat(addresses.back(back)).isEqualTo(new Done());
        later();

        assertThat(present()).isEqualTo(old);
        assertThat(letsIn(next)).isFalse();
        assertThat(refreshes(own)).isFalse();
        assertThat(world.checkAccess().check(own.accessToken())).isEqualTo(new Revoked());
        assertThat(world.outbox.sent()).contains(new Mail.AddressRestored(old));
        assertThat(world.journal.events()).contains(new AuditEvent.AddressRestored(ada.id()));
    }

    /// A thief may know it.
    @Test
    void letsNobodyInByThePasswordBeforeItIsReset() {
        var back = addresses.change(own, old, next);
        later();
        addresses.back(back);
        later();

        assertThat(letsIn(old)).isFalse();
        resets(old);
        assertThat(letsIn(old)).isTrue();
    }

    /// It would let the thief in past the reset that follows.
    @Test
    void takesAThiefsPasskeyAway() {
        var passkey = Fresh.passkey("AAAAAAAAAAAAAAAAAAAAAA", world.clock.instant());
        var back = addresses.change(own, old, next);
        var seen = world.stores.statuses().findStatus(ada.id()).flatMap(UserStatus::notBefore);
        assertThat(world.stores.passkeys().add(ada.id(), passkey, seen)).isTrue();
        later();

        assertThat(addresses.back(back)).isEqualTo(new Done());

        assertThat(world.stores.passkeys().list(ada.id())).isEmpty();
        assertThat(world.journal.events()).containsOnlyOnce(new AuditEvent.PasskeyRemoved(ada.id()));
    }

    @Test
    void isGoodForAWeekAndOnce() {
        var back = addresses.change(own, old, next);
        world.clock.advance(FormerAddresses.LIFETIME.minusSeconds(1));
        assertThat(addresses.back(back)).isEqualTo(new Done());
        int mails = world.outbox.sent().size();
        later();
        resets(old);
        addresses.change(logIn(old), old, third);

        assertThat(addresses.back(back)).isEqualTo(new InvalidLink());
        assertThat(present()).isEqualTo(third);
        assertThat(world.outbox.sent().size()).isGreaterThan(mails);
    }

    @Test
    void isOverAfterAWeek() {
        var back = addresses.change(own, old, next);
        world.clock.advance(FormerAddresses.LIFETIME);

        assertThat(addresses.back(back)).isEqualTo(new InvalidLink());
        assertThat(present()).isEqualTo(next);
    }

    /// Whoever heard no answer sends the same again: nobody who has logged in since is signed out by it.
    @Test
    void saysTwiceThatItIsDoneAndDoesItOnce() {
        var back = addresses.change(own, old, next);
        later();
        addresses.back(back);
        later();
        resets(old);
        var anew = logIn(old);
        later();

        assertThat(addresses.back(back)).isEqualTo(new Done());
        assertThat(refreshes(anew)).isTrue();
    }

    /// The owner's way back is the oldest one, and has the last word.
    @Test
    void theOldestWorksAgainstAThiefWhoChangesTwice() {
        var owners = addresses.change(own, old, next);
        later();
        var thiefs = addresses.change(own, next, third);
        later();

        assertThat(addresses.back(owners)).isEqualTo(new Done());

        assertThat(present()).isEqualTo(old);
        assertThat(addresses.back(thiefs)).isEqualTo(new InvalidLink());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void theLaterOneLeavesTheOlderOne() {
        var first = addresses.change(own, old, next);
        later();
        var second = addresses.change(own, next, third);
        later();

        assertThat(addresses.back(second)).isEqualTo(new Done());
        assertThat(present()).isEqualTo(next);
        assertThat(addresses.back(first)).isEqualTo(new Done());
        assertThat(present()).isEqualTo(old);
    }

    /// Whoever changes to an address that they had goes back to it: the address in between gets no way.
    @Test
    void anAddressInBetweenGetsNoWayOnceTheOwnerIsHome() {
        var first = addresses.change(own, old, next);
        later();
        var request = addresses.ask(own, old);
        addresses.byCode(own, request, addresses.codeFor(old));

        assertThat(present()).isEqualTo(old);
        assertThat(world.outbox.sent())
                .noneMatch(
                        mail -> mail instanceof Mail.AddressChanged && mail.to().equals(next))
                .contains(new Mail.AddressLeft(next));
        assertThat(addresses.back(first)).isEqualTo(new InvalidLink());
    }

    /// Else a thief would push the owner's off the list.
    @Test
    void noChangeTakesTheOldestOnesPlace() {
        var owners = addresses.change(own, old, next);
        var from = next;
        for (int changes = 1; changes < FormerAddresses.MOST; changes++) {
            world.clock.advance(java.time.Duration.ofHours(2));
            var to = Fresh.email();
            addresses.change(own, from, to);
            from = to;
        }
        world.clock.advance(java.time.Duration.ofHours(2));

        assertThat(addresses.request().request(addresses.in(own, "pwd"), Fresh.email(), Optional.empty(), "192.0.2.1"))
                .isInstanceOf(TooManyRequests.class);
        assertThat(addresses.back(owners)).isEqualTo(new Done());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void leavesTheAddressToWhomeverHasSignedUpWithIt() {
        var back = addresses.change(own, old, next);
        var bob = world.account(old);

        assertThat(addresses.back(back)).isEqualTo(new AddressIsTaken());
        assertThat(users.findCredential(old).orElseThrow().userId()).isEqualTo(bob.id());
        assertThat(present()).isEqualTo(next);
    }

    @Test
    void letsNobodyInWhoIsDisabled() {
        var back = addresses.change(own, old, next);
        users.setDisabled(ada.id(), true);

        assertThat(addresses.back(back)).isEqualTo(new InvalidLink());
        assertThat(present()).isEqualTo(next);
    }

    @Test
    void isNothingOfAnotherUser() {
        var back = addresses.change(own, old, next);
        var eve = world.account(Fresh.email());
        var secret = addresses.wayBack().read(back).orElseThrow().secret();

        assertThat(addresses
                        .restore()
                        .restore(Optional.of(new WayBack.Shown(eve.id(), secret)), Optional.empty(), "192.0.2.1"))
                .isEqualTo(new InvalidLink());
        assertThat(addresses.back("oab_" + "A".repeat(64))).isEqualTo(new InvalidLink());
        assertThat(addresses.back("oab_%")).isEqualTo(new InvalidLink());
    }

    /// Of the old address and of the new one, and changes that wait.
    @Test
    void voidsWhatWasAskedForBefore() {
        var recovery = world.recovery();
        var ofTheOwner = recovery.ask(old);
        var ownersCode = world.outbox.resetFor(old).code();
        var back = addresses.change(own, old, next);
        var ofTheThief = recovery.ask(next);
        var thiefsCode = world.outbox.resetFor(next).code();
        IssuedTokens session = own;
        var change = addresses.ask(session, third);
        later();
        addresses.back(back);
        var password = Password.of("tangerine walrus 42 sunrise");

        assertThat(recovery.byCode(ofTheOwner, ownersCode, password))
                .isEqualTo(new ResetPassword.Outcome.InvalidCode());
        assertThat(recovery.byCode(ofTheThief, thiefsCode, password))
                .isEqualTo(new ResetPassword.Outcome.InvalidCode());
        assertThat(addresses.byCode(session, change, addresses.codeFor(third))).isEqualTo(new InvalidCode());
        assertThat(addresses.byLink(addresses.linkFor(third)))
                .as("no password is right")
                .isEqualTo(new ConfirmAddressChange.Outcome.WrongPassword());
        later();
        resets(old);
        assertThat(letsIn(old)).isTrue();
        assertThat(World.PASSWORD).isNotEqualTo(password);
    }
}

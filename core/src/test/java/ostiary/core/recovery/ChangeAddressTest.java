package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.access.Principal;
import ostiary.core.audit.AuditEvent;
import ostiary.core.factor.StepUp;
import ostiary.core.mail.Mail;
import ostiary.core.password.Password;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.Done;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.InvalidCode;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.TooManyTries;
import ostiary.core.recovery.ConfirmAddressChange.Outcome.WrongPassword;
import ostiary.core.recovery.RequestAddressChange.Outcome;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.Subject;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.PasswordHome;

class ChangeAddressTest extends AddressSetup {
    private Outcome ask(Principal who, EmailAddress to, Optional<Password> present) {
        return addresses.request().request(who, to, present, "192.0.2.1");
    }

    /// Who holds the access token of a login of an hour ago.
    private Principal thief() {
        var session = own.refreshToken();
        return new Principal(
                new Subject.OfUser(session.userId()),
                session.sessionId(),
                "default",
                Set.of("account"),
                Set.of(),
                Optional.of(world.clock.instant().minus(Duration.ofHours(1))),
                List.of("pwd"));
    }

    private String wrong(String code) {
        return "%08d".formatted((Integer.parseInt(code.replace("-", "")) + 1) % 100_000_000);
    }

    @Test
    void movesTheLoginAndKeepsTheOwnSessionAlone() {
        later();
        assertThat(addresses.byCode(own, addresses.ask(own, next), addresses.codeFor(next)))
                .isEqualTo(new Done());
        later();

        assertThat(present()).isEqualTo(next);
        assertThat(letsIn(next)).isTrue();
        assertThat(letsIn(old)).isFalse();
        assertThat(refreshes(own)).isTrue();
        assertThat(refreshes(other)).isFalse();
        assertThat(world.checkAccess().check(other.accessToken())).isEqualTo(new Revoked());
        assertThat(world.journal.events())
                .contains(new AuditEvent.AddressChanged(
                        ada.id(), own.refreshToken().sessionId()));
    }

    @Test
    void takesRolesAlong() {
        users.setRoles(ada.id(), Set.of("editor"));

        addresses.change(own, old, next);

        assertThat(users.findCredential(next).orElseThrow().roles()).containsExactly("editor");
    }

    @Test
    void isConfirmedByTheLinkToo() {
        addresses.ask(own, next);
        later();

        assertThat(addresses.byLink(addresses.linkFor(next))).isEqualTo(new Done());
        later();

        assertThat(present()).isEqualTo(next);
        assertThat(refreshes(own)).isTrue();
        assertThat(refreshes(other)).isFalse();
    }

    /// Somebody asks for another's address for their own account. If its owner presses the link, the account would be
    /// both's: theirs by the mailbox, and the other's by the password.
    @Test
    void whoeverGetsTheMailOfSomebodyElsesRequestGivesTheirAddressToNobody() {
        addresses.ask(own, next);
        var link = addresses.linkFor(next);

        assertThat(addresses.byLink(link, Password.of("the victim's own password")))
                .isEqualTo(new WrongPassword());
        assertThat(present()).isEqualTo(old);
        assertThat(users.findCredential(next)).isEmpty();
        assertThat(addresses.byLink(link)).isEqualTo(new Done());
        assertThat(addresses.byLink(link, Password.of("another, once it is done")))
                .isEqualTo(new WrongPassword());
    }

    /// Whoever reads the mail at a wrong address guesses no more passwords than anybody.
    @Test
    void aLinkGuessesNoPassword() {
        addresses.ask(own, next);
        var link = addresses.linkFor(next);
        for (int tries = 0; tries < Limits.PASSWORD_CHANGE_BY_USER.most(); tries++) {
            addresses.byLink(link, Password.of("walrus number " + tries));
        }

        assertThat(addresses.byLink(link)).isInstanceOf(TooManyTries.class);
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void theMailSaysWhoseAccountItIsInNoWordsOfWhoeverAsked() {
        addresses.ask(own, next);

        assertThat(world.outbox.sent())
                .filteredOn(Mail.ConfirmNewAddress.class::isInstance)
                .extracting(mail -> ((Mail.ConfirmNewAddress) mail).account())
                .containsExactly(old.value().charAt(0) + "…@"
                        + old.value().charAt(old.value().indexOf('@') + 1) + "…");
    }

    @Test
    void anAccessTokenAloneTakesNothingOver() {
        assertThat(ask(thief(), next, Optional.empty())).isEqualTo(new Outcome.LoginNeeded(StepUp.FRESHER));
        assertThat(ask(thief(), next, Optional.of(Password.of("another walrus of tangerine"))))
                .isEqualTo(new Outcome.WrongPassword());
        assertThat(world.outbox.sent()).noneMatch(mail -> mail.to().equals(next));
    }

    @Test
    void theTokenOfAThiefGuessesNoMorePasswordsThanAnybody() {
        for (int tries = 0; tries < Limits.PASSWORD_CHANGE_BY_USER.most(); tries++) {
            ask(thief(), next, Optional.of(Password.of("walrus number " + tries)));
        }

        assertThat(ask(thief(), next, Optional.of(World.PASSWORD))).isInstanceOf(Outcome.TooManyRequests.class);
    }

    @Test
    void thePasswordStandsForAFreshLoginAndForNoFactor() {
        assertThat(ask(thief(), next, Optional.of(World.PASSWORD))).isInstanceOf(Outcome.Accepted.class);
        world.factors.enrol(ada.id());

        assertThat(ask(thief(), next, Optional.of(World.PASSWORD))).isEqualTo(new Outcome.LoginNeeded(StepUp.STRONGER));
        assertThat(ask(addresses.in(own, "pwd"), next, Optional.empty()))
                .isEqualTo(new Outcome.LoginNeeded(StepUp.STRONGER));
        assertThat(ask(addresses.in(own, "pwd", "otp", "mfa"), next, Optional.empty()))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void aTokenThatOutlivesItsSessionAsksForNothing() {
        later();
        world.endAllSessions().endAll(ada.id());

        assertThat(ask(addresses.in(own, "pwd"), next, Optional.empty())).isEqualTo(new Outcome.NoUser());
    }

    @Test
    void aLogoutEverywhereVoidsWhatWasAskedFor() {
        var request = addresses.ask(own, next);
        later();
        world.endAllSessions().endAll(ada.id());

        assertThat(addresses.byCode(own, request, addresses.codeFor(next))).isEqualTo(new InvalidCode());
        assertThat(addresses.byLink(addresses.linkFor(next))).isEqualTo(new InvalidCode());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void anotherPasswordVoidsWhatWasAskedFor() {
        var request = addresses.ask(own, next);
        var session = own.refreshToken();
        world.recovery()
                .change()
                .change(
                        session.userId(),
                        session.sessionId(),
                        World.PASSWORD,
                        Password.of("tangerine walrus 42 sunrise"));

        assertThat(addresses.byCode(own, request, addresses.codeFor(next))).isEqualTo(new InvalidCode());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void nobodyWhoIsDisabledGetsAnotherAddress() {
        var request = addresses.ask(own, next);
        users.setDisabled(ada.id(), true);

        assertThat(addresses.byCode(own, request, addresses.codeFor(next))).isEqualTo(new InvalidCode());
        assertThat(ask(addresses.in(own, "pwd"), next, Optional.empty())).isEqualTo(new Outcome.NoUser());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void aCodeIsGoodInTheSessionThatAskedAlone() {
        var request = addresses.ask(own, next);
        var eve = world.account(Fresh.email());

        assertThat(addresses.byCode(other, request, addresses.codeFor(next))).isEqualTo(new InvalidCode());
        assertThat(addresses.byCode(logIn(eve.email()), request, addresses.codeFor(next)))
                .isEqualTo(new InvalidCode());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void fiveWrongCodesEndIt() {
        var request = addresses.ask(own, next);
        var code = addresses.codeFor(next);
        for (int tries = 1; tries <= Mailed.MOST_TRIES; tries++) {
            assertThat(addresses.byCode(own, request, wrong(code))).isEqualTo(new InvalidCode());
        }

        assertThat(addresses.byCode(own, request, code)).isEqualTo(new InvalidCode());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void expires() {
        var request = addresses.ask(own, next);
        world.clock.advance(RequestAddressChange.LIFETIME);

        assertThat(addresses.byCode(own, request, addresses.codeFor(next))).isEqualTo(new InvalidCode());
        assertThat(addresses.byLink(addresses.linkFor(next))).isEqualTo(new InvalidCode());
    }

    /// Same answer, same number of mails to the same places, and the same kind of item.
    @Test
    void tellsNobodyButItsOwnerThatAnAddressIsSomebodys() {
        var bob = world.account(next);
        int before = world.outbox.sent().size();

        var request = addresses.ask(own, next);
        var taken = mailsSince(before);
        before = world.outbox.sent().size();
        var free = Fresh.email();
        addresses.ask(own, free);

        assertThat(taken).containsExactly(new Mail.AddressChangeRequested(old), new Mail.AddressIsTaken(next));
        assertThat(mailsSince(before)).hasSize(2).first().isEqualTo(new Mail.AddressChangeRequested(old));
        assertThat(addresses.byCode(own, request, "1234-5678")).isEqualTo(new InvalidCode());
        assertThat(users.findCredential(next).orElseThrow().userId()).isEqualTo(bob.id());
    }

    /// Once the address is proved by the code it may be somebody's all the same.
    @Test
    void takesNoAddressThatSomebodyHasTakenMeanwhile() {
        var request = addresses.ask(own, next);
        var bob = world.account(next);

        assertThat(addresses.byCode(own, request, addresses.codeFor(next))).isEqualTo(new InvalidCode());
        assertThat(users.findCredential(next).orElseThrow().userId()).isEqualTo(bob.id());
        assertThat(present()).isEqualTo(old);
    }

    @Test
    void knowsAnAddressInEverySpelling() {
        var spelt = EmailAddress.parse(" " + old.value().toUpperCase(java.util.Locale.ROOT))
                .orElseThrow();

        assertThat(ask(addresses.in(own, "pwd"), spelt, Optional.empty())).isEqualTo(new Outcome.SameAddress());
    }

    @Test
    void asksForNoAddressOfSomebodyWhosePasswordIsElsewhere() {
        assertThat(addresses
                        .request(PasswordHome.ELSEWHERE, 100)
                        .request(addresses.in(own, "pwd"), next, Optional.empty(), "192.0.2.1"))
                .isEqualTo(new Outcome.KeptElsewhere());
        assertThat(addresses
                        .request(PasswordHome.MOVING, 100)
                        .request(addresses.in(own, "pwd"), next, Optional.empty(), "192.0.2.1"))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void sendsFiveMailsInAnHourAndSaysSo() {
        for (int i = 0; i < Limits.ADDRESS_CHANGE_BY_USER.most(); i++) {
            addresses.ask(own, Fresh.email());
        }

        assertThat(ask(addresses.in(own, "pwd"), next, Optional.empty())).isInstanceOf(Outcome.TooManyRequests.class);
    }

    @Test
    void sendsNoMailPastTheBudgetAndSaysTheSame() {
        int before = world.outbox.sent().size();

        assertThat(addresses
                        .request(PasswordHome.HERE, 0)
                        .request(addresses.in(own, "pwd"), next, Optional.empty(), "192.0.2.1"))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(mailsSince(before)).isEmpty();
    }

    /// A client that heard no answer sends the same again.
    @Test
    void tellsTheSameClientTwiceThatItIsDone() {
        var request = addresses.ask(own, next);
        var code = addresses.codeFor(next);
        addresses.byCode(own, request, code);
        int before = world.outbox.sent().size();

        assertThat(addresses.byCode(own, request, code)).isEqualTo(new Done());
        assertThat(addresses.byCode(own, request, wrong(code))).isEqualTo(new InvalidCode());
        assertThat(mailsSince(before)).isEmpty();
    }

    @Test
    void voidsRequestsForAnotherPasswordOfTheOldAddress() {
        var recovery = world.recovery();
        var request = recovery.ask(old);
        var code = world.outbox.resetFor(old).code();
        addresses.change(own, old, next);

        var reset = recovery.byCode(request, code, Password.of("tangerine walrus 42 sunrise"));

        assertThat(reset).isEqualTo(new ResetPassword.Outcome.InvalidCode());
        later();
        assertThat(letsIn(next)).isTrue();
    }

    @Test
    void isNoPasswordsRequest() {
        var request = addresses.ask(own, next);
        var reset = world.recovery().ask(old);

        assertThat(world.recovery().secrets().byCode(request, "1")).isEmpty();
        assertThat(addresses.secrets().byCode(reset, "1")).isEmpty();
    }
}

package ostiary.core.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.access.CheckAccess.Outcome.Revoked;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.LogIn;
import ostiary.core.mail.Mail;
import ostiary.core.password.HasherBusyException;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.recovery.ResetPassword.Outcome.Done;
import ostiary.core.recovery.ResetPassword.Outcome.InvalidCode;
import ostiary.core.recovery.ResetPassword.Outcome.TooManyTries;
import ostiary.core.recovery.ResetPassword.Outcome.WeakPassword;
import ostiary.core.session.RefreshSession;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.throttle.Limits;
import ostiary.core.token.RefreshRefusal;

/// All that a code and a link open, how often, and what becomes of all that was open before.
class ResetPasswordTest extends RecoverySetup {
    private final String request = recovery.ask(ada.email());

    @Test
    void setsThePasswordByTheMailedCode() {
        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new Done());

        later();
        assertThat(letsIn(World.PASSWORD)).isFalse();
        assertThat(letsIn(NEXT)).isTrue();
        assertThat(world.journal.events()).contains(new AuditEvent.PasswordReset(ada.id()));
    }

    @Test
    void setsThePasswordByTheMailedLinkAlone() {
        assertThat(recovery.byLink(recovery.linkFor(ada.email()), NEXT)).isEqualTo(new Done());

        later();
        assertThat(letsIn(NEXT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {" %s ", "%s\n"})
    void takesACodeAsPeopleType(String typed) {
        var spaced = code().replace("-", " \u2013 ");

        assertThat(recovery.byCode(request, typed.formatted(spaced), NEXT)).isEqualTo(new Done());
    }

    @Test
    void endsEverySessionAndForgetsEveryDevice() {
        var outcome = (LogIn.Outcome.LoggedIn) logIn(World.PASSWORD);
        later();

        recovery.byCode(request, code(), NEXT);

        assertThat(world.refreshSession()
                        .refresh(outcome.tokens().refreshToken().text(), World.LAPTOP))
                .isEqualTo(new RefreshSession.Outcome.Refused(RefreshRefusal.REVOKED));
        assertThat(world.checkAccess().check(outcome.tokens().accessToken())).isEqualTo(new Revoked());
        assertThat(world.devices.recognise(outcome.deviceToken(), ada.email().value(), world.clock.instant()))
                .isEmpty();
    }

    @Test
    void logsNobodyIn() {
        var before = world.stores.sessions().list(ada.id(), world.clock.instant());

        recovery.byCode(request, code(), NEXT);

        assertThat(world.stores.sessions().list(ada.id(), world.clock.instant()))
                .isEqualTo(before);
    }

    /// OWASP ASVS 6.4.3: whoever reads the mail has one factor by it, and no more.
    @Test
    void leavesTheSecondFactorAskedFor() {
        world.factors.enrol(ada.id());

        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new Done());

        later();
        assertThat(logIn(NEXT)).isInstanceOf(LogIn.Outcome.Challenged.class);
    }

    @Test
    void tellsTheOwnerByMail() {
        recovery.byCode(request, code(), NEXT);

        assertThat(world.outbox.sent().getLast()).isEqualTo(new Mail.PasswordChanged(ada.email()));
    }

    /// CVE-2026-18963, CVE-2026-37982: nothing but the last step of its own request opens anything, and once.
    @Test
    void refusesStepsOutOfOrder() {
        var code = code();
        var link = recovery.linkFor(ada.email());
        recovery.byCode(request, code, NEXT);
        later();

        assertThat(recovery.byCode(request, code, OTHER)).isEqualTo(new InvalidCode());
        assertThat(recovery.byLink(link, OTHER)).isEqualTo(new InvalidCode());
        assertThat(letsIn(NEXT)).isTrue();
    }

    @Test
    void refusesACodeWithAnotherRequest() {
        var code = code();
        var others = recovery.ask(Fresh.email());
        var later = recovery.ask(ada.email());

        assertThat(recovery.byCode(others, code, NEXT)).isEqualTo(new InvalidCode());
        assertThat(recovery.byCode(later, code, NEXT)).isEqualTo(new InvalidCode());
        assertThat(letsIn(World.PASSWORD)).isTrue();
    }

    @Test
    void takesEachOfTwoRequestsUntilOneHasChangedThePassword() {
        var first = code();
        var second = recovery.ask(ada.email());
        var code = code();

        assertThat(recovery.byCode(request, first, NEXT)).isEqualTo(new Done());
        assertThat(recovery.byCode(second, code, OTHER)).isEqualTo(new InvalidCode());
    }

    @Test
    void isGoodForTenMinutes() {
        var code = code();
        world.clock.advance(RequestPasswordReset.LIFETIME.minusMillis(1));
        assertThat(recovery.byCode(request, wrong(1), NEXT)).isEqualTo(new InvalidCode());
        world.clock.advance(Duration.ofMillis(1));

        assertThat(recovery.byCode(request, code, NEXT)).isEqualTo(new InvalidCode());
        assertThat(recovery.byLink(recovery.linkFor(ada.email()), NEXT)).isEqualTo(new InvalidCode());
    }

    @Test
    void endsWithFiveTries() {
        for (int tries = 1; tries <= PasswordReset.MOST_TRIES; tries++) {
            assertThat(recovery.byCode(request, wrong(tries), NEXT)).isEqualTo(new InvalidCode());
        }

        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new InvalidCode());
        assertThat(letsIn(World.PASSWORD)).isTrue();
    }

    /// Whoever asks for mails to somebody else has the requests, too, and could end each.
    @Test
    void aLinkGoesOnWhereCodesHaveEnded() {
        var link = recovery.linkFor(ada.email());
        for (int tries = 1; tries <= PasswordReset.MOST_TRIES; tries++) {
            recovery.byCode(request, wrong(tries), NEXT);
        }

        assertThat(recovery.byLink(link, NEXT)).isEqualTo(new Done());
        assertThat(recovery.byLink(link, OTHER)).isEqualTo(new InvalidCode());
    }

    @Test
    void takesTheFifth() {
        for (int tries = 1; tries < PasswordReset.MOST_TRIES; tries++) {
            recovery.byCode(request, wrong(tries), NEXT);
        }

        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new Done());
    }

    @Test
    void spendsNoTryOnAWeakPasswordOrWithoutASlot() {
        for (int tries = 0; tries < 2 * PasswordReset.MOST_TRIES; tries++) {
            assertThat(recovery.byCode(request, code(), World.COMMON_PASSWORD))
                    .isEqualTo(new WeakPassword(Verdict.COMMON));
            world.hasher.setBusy(true);
            assertThatThrownBy(() -> recovery.byCode(request, code(), NEXT)).isInstanceOf(HasherBusyException.class);
            world.hasher.setBusy(false);
        }

        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new Done());
    }

    /// Whoever asks knows the address: they have typed it.
    @Test
    void refusesTheAddressAsAPassword() {
        var address = Password.of(ada.email().value());

        assertThat(recovery.byCode(request, code(), address)).isEqualTo(new WeakPassword(Verdict.COMMON));
    }

    @Test
    void isVoidOnceThePasswordIsAnother() {
        var code = code();
        users.replacePasswordHash(
                ada.email(),
                users.findCredential(ada.email()).orElseThrow().passwordHash(),
                world.passwords.hash(OTHER).sealedFor(ada.id()));

        assertThat(recovery.byCode(request, code, NEXT)).isEqualTo(new InvalidCode());
        assertThat(letsIn(OTHER)).isTrue();
    }

    @Test
    void refusesADisabledUserAsAWrongCode() {
        world.administerUsers().disable(ada.id());
        int hashed = world.hasher.hashed();

        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new InvalidCode());
        int forDisabled = world.hasher.hashed() - hashed;
        assertThat(recovery.byCode(request, wrong(1), NEXT)).isEqualTo(new InvalidCode());

        assertThat(world.hasher.hashed() - hashed - forDisabled).isEqualTo(forDisabled);
        world.administerUsers().enable(ada.id());
        later();
        assertThat(letsIn(World.PASSWORD)).isTrue();
    }

    @Test
    void worksAsHardForAnAddressWithoutAnAccount() {
        var unknown = recovery.ask(nobody);
        int hashed = world.hasher.hashed();

        assertThat(recovery.byCode(unknown, "12345678", NEXT)).isEqualTo(new InvalidCode());
        int forUnknown = world.hasher.hashed() - hashed;
        assertThat(recovery.byCode(request, wrong(1), NEXT)).isEqualTo(new InvalidCode());

        assertThat(world.hasher.hashed() - hashed - forUnknown)
                .isEqualTo(forUnknown)
                .isEqualTo(1);
        assertThat(world.journal.events())
                .endsWith(new AuditEvent.PasswordResetRefused(), new AuditEvent.PasswordResetRefused());
    }

    @Test
    void stopsANetworkThatTriesTooMuch() {
        var none = Optional.<Proof>empty();
        for (int number = 1; number < Limits.RESET_BY_NETWORK.most(); number++) {
            assertThat(recovery.reset().reset(none, NEXT, World.LAPTOP.network()))
                    .isEqualTo(new InvalidCode());
        }

        assertThat(recovery.byCode(request, code(), NEXT)).isInstanceOf(TooManyTries.class);
        assertThat(world.journal.events().getLast()).isEqualTo(new AuditEvent.PasswordResetThrottled());
    }

    @Test
    void takesACodeUnderTheKeyBeforeARotation() {
        world.keys.rotateTo("k2");

        assertThat(recovery.byCode(request, code(), NEXT)).isEqualTo(new Done());
    }
}

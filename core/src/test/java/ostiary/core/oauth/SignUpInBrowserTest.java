package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.oauth.SignUpInBrowser.Outcome.SignedUp;
import ostiary.core.oauth.SignUpInBrowser.Outcome.WrongCode;
import ostiary.core.signup.SignUp;
import ostiary.core.signup.SignUpAttempt;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.user.EmailAddress;

/// Signing up in a browser, and what its page carries.
class SignUpInBrowserTest {
    private final World world = new World();
    private final SignUpInBrowser signUp = world.oauth.signUpInBrowser();
    private final EmailAddress email = Fresh.email();

    private SignUpAttempt begin() {
        return ((SignUp.Outcome.Accepted) signUp.begin(email, World.PASSWORD, World.LAPTOP)).attempt();
    }

    @Test
    void signsInAsTheNewUser() {
        var attempt = begin();

        var outcome = (SignedUp) signUp.confirm(attempt, world.outbox.codeFor(email), Optional.empty(), World.LAPTOP);

        var session = outcome.session().orElseThrow();
        assertThat(session.userId()).isEqualTo(attempt.userId());
        assertThat(world.oauth.browserSessions().find(session.text(), world.clock.instant()))
                .isPresent();
        assertThat(world.stores.users().find(attempt.userId())).isPresent();
    }

    @Test
    void signsNobodyInWhereAPasswordOfOursDoesNot() {
        var elsewhere = world.oauth.signUpInBrowser(Optional.empty());
        var attempt = begin();

        assertThat(elsewhere.confirm(attempt, world.outbox.codeFor(email), Optional.empty(), World.LAPTOP))
                .isEqualTo(new SignedUp(Optional.empty()));
        assertThat(world.stores.users().find(attempt.userId())).isPresent();
    }

    @Test
    void aCodeIsGoodOnce() {
        var attempt = begin();
        var code = world.outbox.codeFor(email);
        signUp.confirm(attempt, code, Optional.empty(), World.LAPTOP);

        assertThat(signUp.confirm(attempt, code, Optional.empty(), World.LAPTOP))
                .isEqualTo(new WrongCode());
    }

    @Test
    void aCodeIsGoodForItsAttemptAlone() {
        var first = begin();
        var code = world.outbox.codeFor(email);
        var second = begin();

        assertThat(signUp.confirm(second, code, Optional.empty(), World.LAPTOP)).isEqualTo(new WrongCode());
        assertThat(signUp.confirm(first, code, Optional.empty(), World.LAPTOP)).isInstanceOf(SignedUp.class);
    }

    @Test
    void aCodeExpires() {
        var attempt = begin();
        world.clock.advance(SignUp.CODE_LIFETIME);

        assertThat(signUp.confirm(attempt, world.outbox.codeFor(email), Optional.empty(), World.LAPTOP))
                .isEqualTo(new WrongCode());
    }

    @Test
    void anotherCodeIsForTheSameAccount() {
        var attempt = begin();
        world.clock.advance(SignUp.CODE_LIFETIME);
        signUp.resend(attempt, World.LAPTOP);

        assertThat(signUp.confirm(attempt, world.outbox.codeFor(email), Optional.empty(), World.LAPTOP))
                .isInstanceOf(SignedUp.class);
    }

    @Test
    void aPageCarriesTheAttempt() {
        var attempt = begin();
        var text = signUp.text(attempt);

        assertThat(signUp.read(text)).hasValueSatisfying(read -> {
            assertThat(read.userId()).isEqualTo(attempt.userId());
            assertThat(read.email()).isEqualTo(email);
            assertThat(read.passwordHash()).isEqualTo(attempt.passwordHash());
        });
        assertThat(text).doesNotContain(World.PASSWORD.text()).hasSizeLessThan(2048);
        world.clock.advance(Duration.ofMinutes(30));
        assertThat(signUp.read(text)).isEmpty();
    }

    @Test
    void anAttemptWithTheLongestAddressFits() {
        var longest = EmailAddress.parse(
                        "a".repeat(64) + "@" + "b".repeat(63) + "." + "c".repeat(63) + "." + "d".repeat(57) + ".com")
                .orElseThrow();
        var outcome = (SignUp.Outcome.Accepted) signUp.begin(longest, World.PASSWORD, World.LAPTOP);

        assertThat(signUp.read(signUp.text(outcome.attempt()))).isPresent();
    }

    @Test
    void whoHasAnAccountIsToldByMailAlone() {
        world.account(email);
        int mails = world.outbox.sent().size();

        var attempt = begin();

        assertThat(world.outbox.sent()).hasSize(mails + 1);
        assertThat(signUp.confirm(attempt, "12345678", Optional.empty(), World.LAPTOP))
                .isEqualTo(new WrongCode());
        assertThat(world.stores.users().find(attempt.userId())).isEmpty();
    }
}

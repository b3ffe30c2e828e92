package ostiary.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.World;
import ostiary.core.user.Credential;
import ostiary.core.user.User;

/// Users move from a source to the directory, one login at a time.
class MigrationTest extends MigrationSetup {
    @Test
    void movesAUserInAtTheFirstLogin() {
        assertThat(logIn(World.PASSWORD)).isEqualTo(new Verified(ada.id().asUserId(), Set.of("admin")));

        var credential = users.findCredential(email).orElseThrow();
        assertThat(credential.roles()).containsExactly("admin");
        assertThat(passwords.matches(World.PASSWORD, credential.passwordHash(), credential.userId()))
                .isTrue();
        assertThat(users.find(credential.userId()).flatMap(User::name)).contains("Ada");
    }

    @Test
    void asksTheSourceNoMoreAfterThat() {
        logIn(World.PASSWORD);
        source.setDown(true);
        int asked = source.asked();

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Verified(ada.id().asUserId(), Set.of("admin")));
        assertThat(source.asked()).isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPPER", " blanks ", "mIxEd"})
    void knowsAUserInWhateverCaseTheAddressIsTyped(String how) {
        var typed = switch (how) {
            case "UPPER" -> email.value().toUpperCase(java.util.Locale.ROOT);
            case "mIxEd" -> email.value().replace("user", "uSeR");
            default -> "  " + email.value() + "\t";
        };

        assertThat(verifier.verify(typed, World.PASSWORD)).isInstanceOf(Verified.class);
        assertThat(verifier.verify(email.value(), World.PASSWORD)).isInstanceOf(Verified.class);
        assertThat(users.findCredential(email).map(Credential::userId))
                .contains(ada.id().asUserId());
        assertThat(source.asked()).isEqualTo(1);
    }

    @Test
    void makesOneUserOfManyFirstLoginsAtOnce() throws Exception {
        var verdicts = AtOnce.call(64, () -> logIn(World.PASSWORD));

        assertThat(verdicts).containsOnly(new Verified(ada.id().asUserId(), Set.of("admin")));
        assertThat(users.findCredential(email).map(Credential::userId))
                .contains(ada.id().asUserId());
    }

    @Test
    void refusesAWrongPasswordAndWritesNothing() {
        assertThat(logIn(WRONG)).isEqualTo(new Refused());
        assertThat(users.findCredential(email)).isEmpty();
        assertThat(accounts.find(ada.id())).isEmpty();
    }

    @Test
    void spendsTheSameOnEveryRefusal() {
        var moved = Fresh.email();
        source.add(ScriptedSource.user(moved), World.PASSWORD);
        verifier.verify(moved.value(), World.PASSWORD);

        assertThat(cost(email.value()))
                .isEqualTo(cost(moved.value()))
                .isEqualTo(cost(Fresh.email().value()));
    }

    /// How many hashes and questions a wrong password takes.
    private String cost(String username) {
        int hashed = hasher.hashed();
        int asked = source.asked();
        assertThat(verifier.verify(username, WRONG)).isEqualTo(new Refused());
        return (hasher.hashed() - hashed) + " hashes, " + (source.asked() - asked) + " questions";
    }

    @Test
    void takesOnlyTheDirectorysPasswordOfWhoHasOne() {
        var id = account(OWN);

        assertThat(logIn(OWN)).isEqualTo(new Verified(id, Set.of("old")));
        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());
        assertThat(accounts.find(ada.id())).isEmpty();
    }

    @Test
    void doesNotTakeTheSourcesPasswordAfterThatOfTheDirectoryChanged() {
        logIn(World.PASSWORD);
        var before = users.findCredential(email).orElseThrow();
        users.replacePasswordHash(
                email, before.passwordHash(), passwords.hash(OWN).sealedFor(before.userId()));

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());
        assertThat(logIn(OWN)).isInstanceOf(Verified.class);
    }

    @Test
    void doesNotTakeItUnderAnotherAddressEither() {
        logIn(World.PASSWORD);
        var other = Fresh.email();
        source.add(new SourceUser(ada.id(), other, true, Optional.empty(), Set.of("admin")), World.PASSWORD);

        assertThat(verifier.verify(other.value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(users.findCredential(other)).isEmpty();
    }

    @Test
    void letsNobodyInWhoseAddressIsNotVerified() {
        source.add(new SourceUser(ada.id(), email, false, Optional.empty(), Set.of()), World.PASSWORD);

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());
        assertThat(users.findCredential(email)).isEmpty();
    }

    @Test
    void refusesASecondUserOfTheSourceWithTheSameAddress() {
        logIn(World.PASSWORD);
        source.add(ScriptedSource.user(email), OWN);

        assertThat(logIn(OWN)).isEqualTo(new Refused());
        assertThat(users.findCredential(email).map(Credential::userId))
                .contains(ada.id().asUserId());
    }

    @Test
    void asksTheSourceForAddressesOnly() {
        assertThat(verifier.verify(ada.id().toString(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(verifier.verify("+491701234567", World.PASSWORD)).isEqualTo(new Refused());

        assertThat(source.asked()).isZero();
    }

    @Test
    void tellsNobodyThatAUserHasMovedWhileTheSourceIsDown() {
        logIn(World.PASSWORD);
        source.setDown(true);

        assertThatThrownBy(() -> logIn(WRONG)).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> verifier.verify(Fresh.email().value(), WRONG))
                .isInstanceOf(UnavailableException.class);
    }

    @Test
    void movesUsersInOnceTheSourceIsBack() {
        source.setDown(true);
        assertThatThrownBy(() -> logIn(World.PASSWORD)).isInstanceOf(UnavailableException.class);
        assertThat(users.findCredential(email)).isEmpty();

        source.setDown(false);
        assertThat(logIn(World.PASSWORD)).isInstanceOf(Verified.class);
    }
}

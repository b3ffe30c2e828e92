package ostiary.core.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.AuditEvent;
import ostiary.core.login.ChallengeAnswer;
import ostiary.core.login.ChallengeVerifier;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.CredentialVerifier.Verdict.Challenged;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.login.Factor;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.ScriptedSource;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.User;

/// Migrations of users whom an import has created, or who prove more than a password.
class LinkedMigrationTest extends MigrationSetup {
    @Test
    void linksNoUnverifiedAddressToAnAccount() {
        account(SealedHash.NONE, false);
        source.add(new SourceUser(ada.id(), email, false, Optional.empty(), Set.of()), World.PASSWORD);

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());
        assertThat(accounts.find(ada.id())).isEmpty();
    }

    @Test
    void givesAnImportedUserAPasswordAndKeepsTheId() {
        var id = account(SealedHash.NONE, false);

        assertThat(logIn(WRONG)).isEqualTo(new Refused());
        assertThat(logIn(World.PASSWORD)).isEqualTo(new Verified(id, Set.of("admin")));

        source.setDown(true);
        assertThat(logIn(World.PASSWORD)).isEqualTo(new Verified(id, Set.of("admin")));
    }

    /// An import kept Ada's `sub`, and before her first login here her old address becomes somebody else's. She has to
    /// wait until that account is taken away: nothing tells it from one that somebody made with her `sub`.
    @Test
    void givesAnAccountThatKeptItsSubToNobodyElse() {
        var mallory = ScriptedSource.user(email);
        source.remove(email);
        var moved = Fresh.email();
        source.add(new SourceUser(ada.id(), moved, true, Optional.of("Ada"), Set.of()), World.PASSWORD);
        source.add(mallory, OWN);
        var id = ada.id().asUserId();
        users.put(
                new User(id, email, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(id, email, SealedHash.NONE, false, Set.of())));

        assertThat(logIn(OWN)).isEqualTo(new Refused());
        assertThat(verifier.verify(moved.value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(logIn(OWN)).isEqualTo(new Refused());
        assertThat(accounts.find(ada.id())).isEmpty();
    }

    /// Mallory is a user of another system, has Ada's `sub` as an id there and brings a password along.
    @Test
    void givesNobodyASecondPasswordToAnAccountThatIsYetToCome() {
        var id = ada.id().asUserId();
        var mallory = new User(id, Fresh.email(), Optional.of("Mallory"), Fresh.now());
        users.put(
                mallory,
                Optional.of(
                        new Credential(id, mallory.email(), passwords.hash(OWN).sealedFor(id), false, Set.of())));

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());

        assertThat(users.findCredential(email)).isEmpty();
        assertThat(users.find(id)).contains(mallory);
        assertThat(accounts.find(ada.id())).isEmpty();
        assertThat(journal.events()).containsExactly(new AuditEvent.LinkRefused(id));
    }

    @Test
    void letsInUnderItsSubWhomAnImportBroughtWithTheSameAddress() {
        var id = ada.id().asUserId();
        users.put(
                new User(id, email, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(id, email, SealedHash.NONE, false, Set.of())));

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Verified(id, Set.of("admin")));
        assertThat(journal.events()).isEmpty();
    }

    @Test
    void refusesWhoIsDisabledHere() {
        account(SealedHash.NONE, true);

        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());
    }

    @Test
    void leavesAtTheSourceWhoHasASecondFactorThere() {
        source.add(ada, World.PASSWORD, Factor.TOTP);

        var asked = ((Challenged) logIn(World.PASSWORD)).challenge();
        var verdict =
                elsewhere.answer(asked, new ChallengeAnswer.Code(ScriptedSource.CODE), false, Sha256.of(new byte[0]));

        assertThat(verdict)
                .isEqualTo(new ChallengeVerifier.Verdict.Decided(
                        new Verified(ada.id().asUserId(), Set.of("admin"))));
        assertThat(users.findCredential(email)).isEmpty();
        assertThat(logIn(World.PASSWORD)).isInstanceOf(Challenged.class);
        assertThat(elsewhere.answer(
                        asked, new ChallengeAnswer.Code(ScriptedSource.CODE), false, Sha256.of(new byte[0])))
                .isEqualTo(verdict);
    }

    private ChallengeVerifier.Verdict logInWithACode(SourceUser user) {
        source.add(user, World.PASSWORD, Factor.TOTP);
        var asked = ((Challenged) verifier.verify(user.email().value(), World.PASSWORD)).challenge();
        return elsewhere.answer(asked, new ChallengeAnswer.Code(ScriptedSource.CODE), false, Sha256.of(new byte[0]));
    }

    private SourceUser adaUnder(EmailAddress address) {
        return new SourceUser(ada.id(), address, true, Optional.empty(), Set.of());
    }

    private static ChallengeVerifier.Verdict decided(CredentialVerifier.Verdict verdict) {
        return new ChallengeVerifier.Verdict.Decided(verdict);
    }

    @Test
    void writesNothingForWhoStaysAtTheSourceUntilTheAddressChanges() {
        logInWithACode(ada);
        logInWithACode(ada);
        assertThat(accounts.asked()).isEqualTo(1);
        var moved = Fresh.email();

        logInWithACode(adaUnder(moved));

        assertThat(accounts.find(ada.id()).map(SourceAccount::email)).contains(moved);
    }

    @Test
    void movesAUserInWhoseSecondFactorIsGone() {
        logInWithACode(ada);
        source.add(ada, World.PASSWORD);

        assertThat(logIn(World.PASSWORD)).isInstanceOf(Verified.class);

        assertThat(users.findCredential(email).filter(Credential::hasPassword)).isPresent();
    }

    @Test
    void knowsAnImportedUserWithASecondFactorAgain() {
        var id = account(SealedHash.NONE, false);

        assertThat(logInWithACode(ada)).isEqualTo(decided(new Verified(id, Set.of("admin"))));
        assertThat(logInWithACode(ada)).isEqualTo(decided(new Verified(id, Set.of("admin"))));
    }

    /// The address has become Ada's at the source after an import made an account of whoever had it before.
    @Test
    void givesAUserWhoIsKnownNoOtherAccount() {
        logInWithACode(ada);
        var moved = Fresh.email();
        var other = Fresh.importedId();
        users.put(
                new User(other, moved, Optional.empty(), Fresh.now()),
                Optional.of(new Credential(other, moved, SealedHash.NONE, false, Set.of())));
        int asked = accounts.asked();

        assertThat(logInWithACode(adaUnder(moved))).isEqualTo(decided(new Refused()));
        assertThat(accounts.asked()).isEqualTo(asked);
    }

    @Test
    void letsNobodyWhoHasMovedInBackWithASecondFactorOfTheSource() {
        logIn(World.PASSWORD);

        assertThat(logInWithACode(adaUnder(Fresh.email()))).isEqualTo(decided(new Refused()));
    }

    @Test
    void looksAgainTwiceWhereSomebodyElseWasFaster() {
        accounts.loseNext(2);
        assertThat(logIn(World.PASSWORD)).isInstanceOf(Verified.class);

        var bob = ScriptedSource.user(Fresh.email());
        source.add(bob, World.PASSWORD);
        accounts.loseNext(3);
        assertThat(verifier.verify(bob.email().value(), World.PASSWORD)).isEqualTo(new Refused());
        assertThat(journal.events())
                .containsExactly(new AuditEvent.LinkRefused(bob.id().asUserId()));
    }

    @Test
    void bindsAnImportedUserWithASecondFactorToOneUserOfTheSource() {
        var id = account(SealedHash.NONE, false);
        source.add(ada, World.PASSWORD, Factor.SMS);
        var asked = ((Challenged) logIn(World.PASSWORD)).challenge();
        elsewhere.answer(asked, new ChallengeAnswer.Code(ScriptedSource.CODE), false, Sha256.of(new byte[0]));

        assertThat(accounts.find(ada.id()).map(SourceAccount::userId)).contains(id);
        source.add(ScriptedSource.user(email), World.PASSWORD);
        assertThat(logIn(World.PASSWORD)).isEqualTo(new Refused());
        assertThat(users.findCredential(email).map(Credential::passwordHash)).contains(SealedHash.NONE);
    }

    @Test
    void movesAUserInWithTheNewPassword() {
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);
        var asked = ((Challenged) logIn(World.PASSWORD)).challenge();

        elsewhere.answer(asked, new ChallengeAnswer.NewPassword(OWN), false, Sha256.of(new byte[0]));

        source.setDown(true);
        assertThat(logIn(OWN)).isInstanceOf(Verified.class);
    }

    @Test
    void doesNotMoveAUserInWithANewPasswordAfterASecondFactor() {
        source.add(ada, World.PASSWORD, Factor.NEW_PASSWORD);
        var asked = ((Challenged) logIn(World.PASSWORD)).challenge();

        elsewhere.answer(asked, new ChallengeAnswer.NewPassword(OWN), true, Sha256.of(new byte[0]));

        assertThat(users.findCredential(email)).isEmpty();
    }
}

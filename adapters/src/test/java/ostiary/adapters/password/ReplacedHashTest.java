package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.adapters.password.ForeignHashes.BCRYPT_ABC;
import static ostiary.adapters.password.ForeignHashes.FIREBASE_HASH;
import static ostiary.adapters.password.ForeignHashes.HASHER;
import static ostiary.adapters.password.ForeignHashes.PROJECT;
import static ostiary.adapters.password.ForeignHashes.base64;
import static ostiary.adapters.password.ForeignHashes.matches;
import static ostiary.adapters.password.ForeignHashes.pbkdf2;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.login.CredentialVerifier;
import ostiary.core.login.CredentialVerifier.Verdict.Refused;
import ostiary.core.login.CredentialVerifier.Verdict.Verified;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.User;

/// A hash of another system is replaced by ours at the first login with a password that it looked at all of.
class ReplacedHashTest {
    private static final PasswordSealing SEALING = SealingRing.sealing();

    private final InMemoryUserStore users = new InMemoryUserStore();

    /// `half ½ walrus 42` by libxcrypt and libargon2, each as typed and as its NFKC. The last two have the
    /// parameters of ours.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2b$04$abcdefghijklmnopqrstuuPGAp3BT/P20A2c02EcQ20rXBq.RqEQu",
                "$2b$04$abcdefghijklmnopqrstuuvQBmBm/VtafaEgrVkvTLlJRKHCcElki",
                "$argon2id$v=19$m=4096,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$dVyi76n4KNH0dSstE5LwGee2eyGODzX/KeL7J85Y6m8",
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$zr1+2M0Fj3g1YEuXXBweVMQTVfnf6LK4fulA4NmMHP4",
                "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$Lt3q61fW8HJdCACFb4qqPLgZAnY/QrCsGp1PZ6W/cWM",
            })
    void letsInAPasswordThatIsAnotherOneWhenNormalised(String phc) {
        var email = imported(ImportedHash.of(phc).orElseThrow());

        assertThat(logIn(email, "half \u00BD walrus 43")).isEqualTo(new Refused());
        assertThat(logIn(email, "half \u00BD walrus 42")).isInstanceOf(Verified.class);
        assertThat(stored(email)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(logIn(email, "half \u00BD walrus 42")).isInstanceOf(Verified.class);
        assertThat(logIn(email, "half 1\u20442 walrus 42")).isInstanceOf(Verified.class);
    }

    /// 71 and 72 times `a` by libxcrypt. A hash that looked at 72 bytes knows nothing of what was behind them, nor
    /// whether anything was.
    @Test
    void isReplacedByAPasswordOnlyThatItLookedAtAllOf() {
        var cut = ImportedHash.of("$2b$04$abcdefghijklmnopqrstuuBzzIgyKkz7xMWYSzkIjUSnxEQFQ0WNe")
                .orElseThrow();
        var whole = ImportedHash.of("$2b$04$abcdefghijklmnopqrstuuMCu.k1vM/ywQwiONaEn3oEMlZoCVBd6")
                .orElseThrow();
        var ofCut = imported(cut);
        var ofWhole = imported(whole);
        var start = "a".repeat(72);

        for (var typed : List.of(start + "TYPO", start, start + "ü", start + "TAIL")) {
            assertThat(logIn(ofCut, typed)).isInstanceOf(Verified.class);
            assertThat(stored(ofCut)).isEqualTo(cut.phc());
        }
        assertThat(logIn(ofWhole, start)).isEqualTo(new Refused());
        assertThat(logIn(ofWhole, start.substring(1))).isInstanceOf(Verified.class);
        assertThat(stored(ofWhole)).isNotEqualTo(whole.phc());
    }

    /// Fewer than 72 bytes of one spelling prove nothing of another that has more: which one matched isn't known.
    @Test
    void countsTheBytesOfEachSpelling() {
        var hash = ImportedHash.of("$2b$04$abcdefghijklmnopqrstuuMCu.k1vM/ywQwiONaEn3oEMlZoCVBd6")
                .orElseThrow();

        assertThat(HASHER.shouldReplace(hash, Password.of("e\u0301".repeat(23))))
                .isTrue(); // 69 bytes
        assertThat(HASHER.shouldReplace(hash, Password.of("e\u0301".repeat(24))))
                .isFalse(); // 72, normalised 48
        assertThat(HASHER.shouldReplace(hash, Password.of("\u00BD".repeat(15)))).isFalse(); // 30, normalised 75
    }

    /// HMAC fills its key up with NULs.
    @Test
    void isNotReplacedByAPasswordThatEndsInNul() {
        var hashes = List.of(
                pbkdf2("d9b054602822913cf96237b962b5bd85055b5b4d06d1ebeb1d1793eb702b2de9"),
                ImportedHash.firebase(PROJECT, base64("42xEC+ixf3L2lw=="), base64(FIREBASE_HASH))
                        .orElseThrow());

        assertThat(matches("five2\0", hashes.getFirst())).isTrue();
        for (var hash : hashes) {
            assertThat(HASHER.shouldReplace(hash, Password.of("five2\0"))).isFalse();
            assertThat(HASHER.shouldReplace(hash, Password.of("five2"))).isTrue();
            assertThat(HASHER.shouldReplace(hash, Password.of("\0five2"))).isTrue();
            assertThat(HASHER.shouldReplace(hash, Password.of(""))).isTrue();
        }
    }

    private EmailAddress imported(PasswordHash hash) {
        var email = Fresh.email();
        var user = new User(Fresh.userId(), email, Optional.empty(), Fresh.now());
        users.add(user, new Credential(user.id(), email, SEALING.seal(hash, user.id()), false, Set.of()));
        return email;
    }

    private CredentialVerifier.Verdict logIn(EmailAddress email, String password) {
        return new DirectoryCredentialVerifier(users, SealingRing.passwords(HASHER))
                .verify(email.value(), Password.of(password));
    }

    private String stored(EmailAddress email) {
        var login = users.findCredential(email).orElseThrow();
        return SEALING.open(login.passwordHash(), login.userId()).orElseThrow().phc();
    }

    @Test
    void isReplacedAtTheFirstLoginAndOnlyThen() {
        var email = Fresh.email();
        var user = new User(Fresh.userId(), email, Optional.empty(), Fresh.now());
        var imported = ImportedHash.of(BCRYPT_ABC).orElseThrow();
        users.add(user, new Credential(user.id(), email, SEALING.seal(imported, user.id()), false, Set.of("admin")));
        var verifier = new DirectoryCredentialVerifier(users, SealingRing.passwords(HASHER));

        assertThat(verifier.verify(email.value(), Password.of("abd"))).isEqualTo(new Refused());
        assertThat(stored(email)).isEqualTo(imported.phc());

        assertThat(verifier.verify(email.value(), Password.of("abc")))
                .isEqualTo(new Verified(user.id(), Set.of("admin")));
        var replaced = users.findCredential(email).orElseThrow().passwordHash();
        assertThat(stored(email)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(verifier.verify(email.value(), Password.of("abc"))).isInstanceOf(Verified.class);
        assertThat(users.findCredential(email).orElseThrow().passwordHash()).isEqualTo(replaced);
    }
}

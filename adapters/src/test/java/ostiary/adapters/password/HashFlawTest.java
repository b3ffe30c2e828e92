package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;

/// A hash comes from an import: damaged or hostile, it verifies nothing and costs what a wrong password costs.
class HashFlawTest {
    static final String SALT = "c29tZXNhbHRzb21lc2FsdA";
    static final String HASH = "K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE";
    static final String KEY = "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVM";
    static final String BCRYPT = "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    static final String SCRYPT = "$scrypt$ln=14,r=8,p=1$" + SALT + "$" + HASH;
    static final String FIREBASE = "$firebase-scrypt$ln=14,r=8$" + SALT + "$Bw$" + KEY + "$" + HASH;
    static final String PBKDF2 = "$pbkdf2-sha256$i=600000$" + SALT + "$" + HASH;

    static List<String> good() {
        return List.of(BCRYPT, SCRYPT, FIREBASE, PBKDF2);
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsAHashWithoutAFlaw(String hash) {
        assertThat(reads(hash)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsNoPartOfOneAndNothingMore(String hash) {
        int hashBegins = hash.lastIndexOf('$') + 1;
        assertThat(IntStream.range(0, hashBegins + 22).mapToObj(end -> hash.substring(0, end)))
                .noneMatch(HashFlawTest::reads); // of fewer than 16 bytes
        assertThat(reads(hash.substring(0, hash.length() - 1))).isFalse();
        assertThat(Stream.of(" ", "\n", "\0", "$", "=", "é").flatMap(stray -> Stream.of(hash + stray, stray + hash)))
                .noneMatch(HashFlawTest::reads);
        assertThat(reads(hash.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(reads(hash + "A".repeat(1 << 20))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "03", "15", "31", "99", "4", "010", "-5", "+5", "1e", "", "١٠"})
    void readsNoBcryptOfAnotherCost(String cost) {
        assertThat(reads(BCRYPT.replace("$10$", "$" + cost + "$"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$2$", "$2x$", "$2c$", "$2B$", "$3b$", "2b$", "$$2b$"})
    void readsNoBcryptOfAnotherVersion(String version) {
        assertThat(reads(BCRYPT.replace("$2b$", version))).isFalse();
    }

    @Test
    void readsNoBcryptWithStrayBitsInItsHash() {
        assertThat(reads(BCRYPT.substring(0, BCRYPT.length() - 1) + "X")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ln=0,r=8,p=1",
                "ln=18,r=8,p=1", // 256 MiB
                "ln=20,r=2,p=1",
                "ln=31,r=8,p=1",
                "ln=32,r=8,p=1", // 1 in 32 bits
                "ln=99,r=99,p=99",
                "ln=17,r=8,p=3", // 384 MiB to fill
                "ln=16,r=1,p=1", // RFC 7914 §2: N < 2^(128·r/8)
                "ln=14,r=65,p=1",
                "ln=14,r=0,p=1",
                "ln=14,r=8,p=0",
                "ln=14,r=8,p=17",
                "ln=14,r=8,p=1073741823",
                "ln=-14,r=8,p=1",
                "ln=014,r=8,p=1",
                "ln=14,r=8",
                "r=8,ln=14,p=1",
                "ln=14,r=8,p=1,p=1",
                "N=16384,r=8,p=1",
                ""
            })
    void readsNoScryptOfOtherParameters(String parameters) {
        assertThat(reads(SCRYPT.replace("ln=14,r=8,p=1", parameters))).isFalse();
        assertThat(reads(FIREBASE.replace("ln=14,r=8", parameters))).isEqualTo(parameters.equals("ln=14,r=8"));
    }

    /// The hash is the encrypted key. An empty one would be the same under every password.
    @ParameterizedTest
    @ValueSource(strings = {"", "AA", "AAAAAAAAAAAAAAAAAAAA"})
    void readsNoFirebaseHashOfAShortSignerKey(String key) {
        assertThat(reads(FIREBASE.replace(KEY, key))).isFalse();
        assertThat(reads(FIREBASE.replace(KEY, key).replace(HASH, key))).isFalse();
    }

    @Test
    void readsNoFirebaseHashOfAnotherLengthThanItsKey() {
        assertThat(reads(FIREBASE.replace(KEY, SALT))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i=0",
                "i=2000001",
                "i=9999999",
                "i=10000000",
                "i=4294967297", // 1 in 32 bits
                "i=99999999999999999999",
                "i=-1",
                "i=+600000",
                "i=0600000",
                "i=6e5",
                "i=600000,l=32",
                "t=600000",
                ""
            })
    void readsNoPbkdf2OfOtherIterations(String iterations) {
        assertThat(reads(PBKDF2.replace("i=600000", iterations))).isFalse();
    }

    /// Of a hash of several blocks only the first is computed.
    @Test
    void countsTheIterationsOfOneBlock() {
        var blocks = PBKDF2.replace(HASH, "A".repeat(86));

        assertThat(reads(blocks.replace("600000", "2000000"))).isTrue();
        assertThat(reads(blocks.replace("600000", "2000001"))).isFalse();
        assertThat(reads(blocks.replace("sha256$i=600000", "sha1$i=2000000"))).isTrue();
        assertThat(reads(blocks.replace("sha256$i=600000", "sha1$i=2000001"))).isFalse();
        assertThat(reads(blocks.replace("sha256$i=600000", "sha512$i=1000000"))).isTrue();
        assertThat(reads(blocks.replace("sha256$i=600000", "sha512$i=1000001"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$pbkdf2$", "$pbkdf2-md5$", "$pbkdf2-sha224$", "$pbkdf2-sha512/256$", "$pbkdf2_sha256$"})
    void readsNoPbkdf2OfAnotherDigest(String name) {
        assertThat(reads(PBKDF2.replace("$pbkdf2-sha256$", name))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("good")
    void readsBase64InOneSpellingOnly(String hash) {
        if (hash.equals(BCRYPT)) {
            return; // whose salt and hash are of another alphabet
        }
        assertThat(reads(hash.replace(HASH, HASH.substring(0, HASH.length() - 1) + "F")))
                .isFalse(); // stray bits
        assertThat(reads(hash.replace(HASH, HASH.replace('+', '-')))).isFalse(); // base64url
        assertThat(reads(hash.replace(SALT, SALT + "=="))).isFalse();
        assertThat(reads(hash.replace(SALT, SALT + "AAA"))).isFalse(); // a length that no bytes have
        assertThat(reads(hash.replace(SALT, ""))).isFalse();
        assertThat(reads(hash.replace(SALT, "c2FsA"))).isFalse();
        assertThat(reads(hash.replace(HASH, "AAAAAAAAAAAAAAAAAAAA"))).isFalse(); // 15 bytes
    }

    @Test
    void makesNoHashOfWhatOthersShouldNotHaveWritten() {
        var salt = new byte[16];
        var hash = new byte[32];

        assertThat(ImportedHash.scrypt(0, 8, 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.scrypt(-16_384, 8, 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.scrypt(Long.MIN_VALUE, 8, 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.scrypt(16_385, 8, 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.scrypt(16_384, -8, 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.pbkdf2("sha256", Long.MAX_VALUE, salt, hash)).isEmpty();
        assertThat(ImportedHash.pbkdf2("sha256$i=1$", 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.argon2("id", -1, 2, 1, salt, hash)).isEmpty();
        assertThat(ImportedHash.argon2("id", 19_456, 2, 1, salt, new byte[0])).isEmpty();
        assertThat(ImportedHash.firebase(new FirebaseProject("%", "", 8, 14), salt, hash))
                .isEmpty();
        assertThat(ImportedHash.firebase(new FirebaseProject("", "", 8, 14), salt, new byte[0]))
                .isEmpty();
        assertThat(ImportedHash.of(PasswordHash.NONE.phc())).isEmpty();
    }

    /// Of nobody's password, and of a damaged hash: one Argon2id with today's parameters, as for a wrong password.
    @ParameterizedTest
    @ValueSource(
            strings = {"$none$", "", "$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", "$pbkdf2-sha256$"})
    void costsWhatAWrongPasswordCosts(String phc) {
        var spent = new ArrayList<Argon2Parameters>();
        var real = ChosenArgon2.best().argon2();
        var spying = new ChosenArgon2(
                (password, salt, parameters) -> {
                    spent.add(parameters);
                    return real.derive(password, salt, parameters);
                },
                "of the test");
        var hasher = new Argon2PasswordHasher(spying, 1, 0, () -> Duration.ZERO);

        assertThat(hasher.matches(Password.of("password"), new PasswordHash(phc)))
                .isFalse();
        assertThat(hasher.matches(Password.of(""), new PasswordHash(phc))).isFalse();
        assertThat(spent).hasSize(2).containsOnly(Argon2PasswordHasher.TODAY);
    }

    private static boolean reads(String text) {
        return ForeignHash.parse(new PasswordHash(text)).isPresent();
    }
}

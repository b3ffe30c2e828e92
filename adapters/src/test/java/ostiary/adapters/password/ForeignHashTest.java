package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.adapters.password.ForeignHashes.BCRYPT_ABC;
import static ostiary.adapters.password.ForeignHashes.FIREBASE_HASH;
import static ostiary.adapters.password.ForeignHashes.HASHER;
import static ostiary.adapters.password.ForeignHashes.PROJECT;
import static ostiary.adapters.password.ForeignHashes.ascii;
import static ostiary.adapters.password.ForeignHashes.base64;
import static ostiary.adapters.password.ForeignHashes.hex;
import static ostiary.adapters.password.ForeignHashes.matches;
import static ostiary.adapters.password.ForeignHashes.pbkdf2;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;

/// Hashes of other systems let in whoever they let in there, and nobody else.
class ForeignHashTest {
    /// The first five are crypt_blowfish's own vectors (wrapper.c), the next three jBCrypt's, the last the answer of
    /// the bcrypt package of Python.
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '"', textBlock = """
        U*U $2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW
        U*U* $2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK
        U*U*U $2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a
        "" $2a$05$CCCCCCCCCCCCCCCCCCCCC.7uG0VCzI2bS7j6ymqJi9CdcdxiRTWNy
        0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 $2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui
        abc $2a$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm
        abc $2y$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm
        "" $2a$06$DCq7YPn5Rq63x1Lad4cll.TV4S6ytwfsfvkgY8jIucDrjc8deX1s.
        pâsswörd🔑 $2b$06$CCCCCCCCCCCCCCCCCCCCC.C1YXoSynhdZmksR4J2INGHex4RePkfi
        """)
    void verifiesBcrypt(String password, String hash) {
        letsInOnly(password, ImportedHash.of(hash));
    }

    @Test
    void verifiesTheFirst72BytesThatBcryptLooksAt() {
        var hash = ImportedHash.of("$2a$05$abcdefghijklmnopqrstuu5s2v8.iXieOjg/.AySBTTZIIVFJeBui")
                .orElseThrow();
        var start = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

        assertThat(matches(start + "chars after 72 are ignored", hash)).isTrue();
        assertThat(matches(start.substring(0, 71), hash)).isFalse();
        assertThat(matches(start.substring(0, 71) + "x", hash)).isFalse();
    }

    /// bcrypt's key is repeated, NUL between: there "abc" and "abc NUL abc" are one.
    @Test
    void takesNoNulForTheEndOfAPassword() {
        var hash = ImportedHash.of(BCRYPT_ABC).orElseThrow();

        assertThat(matches("abc\0abc", hash)).isFalse();
        assertThat(matches("abc\0", hash)).isFalse();
        assertThat(matches("abc\0x", hash)).isFalse();
    }

    /// RFC 7914 §12.
    @Test
    void verifiesScrypt() {
        var first = "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640";
        var second = "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887";

        letsInOnly("password", ImportedHash.scrypt(1024, 8, 16, ascii("NaCl"), hex(first)));
        letsInOnly("pleaseletmein", ImportedHash.scrypt(16_384, 8, 1, ascii("SodiumChloride"), hex(second)));
    }

    /// The example of Firebase's README.
    @Test
    void verifiesFirebase() {
        letsInOnly("user1password", ImportedHash.firebase(PROJECT, base64("42xEC+ixf3L2lw=="), base64(FIREBASE_HASH)));
    }

    /// RFC 6070, RFC 7914 §11, and of SHA-512 the answer of Python's hashlib.
    @ParameterizedTest
    @CsvSource(textBlock = """
        sha1, password, salt, 4096, 4b007901b765489abead49d926f721d065a429c1
        sha1, passwordPASSWORDpassword, saltSALTsaltSALTsaltSALTsaltSALTsalt, 4096, 3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038
        sha256, passwd, salt, 1, 55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783
        sha256, Password, NaCl, 80000, 4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d
        sha512, password, salt, 1, 867f70cf1ade02cff3752599a3a53dc4af34c7a669815ae5d513554e1c8cf252c02d470a285a0501bad999bfe943c08f050235d7d68b1da55e63f73b60a57fce
        """)
    void verifiesPbkdf2(String digest, String password, String salt, int iterations, String hash) {
        letsInOnly(password, ImportedHash.pbkdf2(digest, iterations, ascii(salt), hex(hash)));
    }

    /// The answer of argon2-cffi.
    @Test
    void verifiesArgon2d() {
        var hash = base64("7zsR+xwydLdvEwhsq3oiYp4Aduw+a8yIZYNDaiIzlfA");

        letsInOnly("password", ImportedHash.argon2("d", 4096, 3, 2, ascii("somesaltsomesalt"), hash));
    }

    /// Most systems hash what was typed; some normalise it before, and nothing in a hash tells.
    @Test
    void takesWhatWasTypedAndItsNormalForm() {
        var ofTyped = pbkdf2("998bea94f896dfb3186d8c33335e3cee71cc8bf03eccf50c1f245516f2fff1e5");
        var ofNormalised = pbkdf2("d9b054602822913cf96237b962b5bd85055b5b4d06d1ebeb1d1793eb702b2de9");

        assertThat(matches("ﬁve²", ofTyped)).isTrue();
        assertThat(matches("five2", ofTyped)).isFalse();
        assertThat(matches("ﬁve²", ofNormalised)).isTrue();
        assertThat(matches("five2", ofNormalised)).isTrue();
        assertThat(matches("five²", ofTyped)).isFalse();
    }

    /// A stranger can have this computed: for a hash of ours, of nobody or with a password in its normal form
    /// one hash, else two.
    @Test
    void isComputedTwiceOnlyForAPasswordOfTwoSpellings() {
        var spent = new AtomicInteger();
        var counting = new Argon2PasswordHasher(
                new ChosenArgon2(
                        (_, _, parameters) -> {
                            spent.incrementAndGet();
                            var nobodys = new byte[parameters.hashBytes()];
                            nobodys[0] = 1;
                            return nobodys;
                        },
                        "of the test"),
                1,
                0,
                () -> Duration.ZERO);
        var phc = "$argon2id$v=19$m=19456,t=2,p=1$MDEyMzQ1Njc4OWFiY2RlZg$zr1+2M0Fj3g1YEuXXBweVMQTVfnf6LK4fulA4NmMHP4";
        var ours = ImportedHash.exported(phc).orElseThrow();
        var foreign = ImportedHash.of(phc).orElseThrow();

        assertThat(ours.phc()).isEqualTo(phc);
        assertThat(ImportedHash.exported(foreign.phc())).contains(foreign);
        assertThat(List.of(
                        spentOn(counting, spent, "\u00BD", ours),
                        spentOn(counting, spent, "\u00BD", counting.decoy()),
                        spentOn(counting, spent, "\u00BD", PasswordHash.NONE),
                        spentOn(counting, spent, "half", foreign),
                        spentOn(counting, spent, "\u00BD", foreign)))
                .containsExactly(1, 1, 1, 1, 2);
    }

    private static int spentOn(Argon2PasswordHasher hasher, AtomicInteger spent, String password, PasswordHash hash) {
        spent.set(0);
        assertThat(hasher.matches(Password.of(password), hash)).isFalse();
        return spent.get();
    }

    @Test
    void keepsTheSignerKeyOutOfLogs() {
        assertThat(PROJECT).hasToString("FirebaseProject");
    }

    private static void letsInOnly(String password, Optional<PasswordHash> imported) {
        var hash = imported.orElseThrow();

        assertThat(matches(password, hash)).isTrue();
        assertThat(matches(password + " ", hash)).isEqualTo(password.length() >= 72);
        assertThat(matches("x" + password, hash)).isFalse();
        assertThat(matches(password.equals("") ? "x" : "", hash)).isFalse();
        assertThat(HASHER.isOutdated(hash)).isTrue();
    }
}

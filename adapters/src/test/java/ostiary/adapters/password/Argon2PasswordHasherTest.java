package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;

class Argon2PasswordHasherTest {
    static final Argon2PasswordHasher HASHER = new Argon2PasswordHasher(2, Duration.ofSeconds(10));
    static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");

    @Test
    void hashesWithTodaysParametersAndAFreshSalt() {
        var hash = HASHER.hash(PASSWORD);

        assertThat(hash.phc()).matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(HASHER.hash(PASSWORD)).isNotEqualTo(hash);
        assertThat(HASHER.isOutdated(hash)).isFalse();
    }

    @Test
    void matchesThePasswordAndNoOther() {
        var hash = HASHER.hash(PASSWORD);

        assertThat(HASHER.matches(PASSWORD, hash)).isTrue();
        assertThat(HASHER.matches(Password.of("tangerine walrus 42 sunrisE"), hash))
                .isFalse();
        assertThat(HASHER.matches(Password.of("tangerine walrus 42 sunrise "), hash))
                .isFalse();
        assertThat(HASHER.matches(Password.of(""), hash)).isFalse();
    }

    @Test
    void matchesAcrossImplementations() {
        var portable = Argon2PasswordHasher.portable(1, Duration.ofSeconds(10));

        assertThat(portable.implementation()).isEqualTo("Bouncy Castle");
        assertThat(portable.matches(PASSWORD, HASHER.hash(PASSWORD))).isTrue();
        assertThat(HASHER.matches(PASSWORD, portable.hash(PASSWORD))).isTrue();
    }

    @Test
    void matchesOneCharacterHoweverItIsTyped() {
        var hash = HASHER.hash(Password.of("caf\u00e9 au lait"));

        assertThat(HASHER.matches(Password.of("cafe\u0301 au lait"), hash)).isTrue();
        assertThat(HASHER.matches(Password.of("cafe au lait"), hash)).isFalse();
    }

    @Test
    void countsEveryCharacter() {
        var start = "x".repeat(127);
        var hash = HASHER.hash(Password.of(start + "a"));

        assertThat(HASHER.matches(Password.of(start + "a"), hash)).isTrue();
        assertThat(HASHER.matches(Password.of(start + "b"), hash)).isFalse();
        assertThat(HASHER.matches(Password.of(start), hash)).isFalse();
    }

    @Test
    void countsEveryByteOfACharacterAndOfANul() {
        var hash = HASHER.hash(Password.of("🔑".repeat(32) + "\0a"));

        assertThat(HASHER.matches(Password.of("🔑".repeat(32) + "\0a"), hash)).isTrue();
        assertThat(HASHER.matches(Password.of("🔑".repeat(32) + "\0b"), hash)).isFalse();
        assertThat(HASHER.matches(Password.of("🔑".repeat(31) + "🔒\0a"), hash)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "password",
                "$argon2id$v=19$m=1000000000,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE",
                "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$",
                "$2x$12$K3Qo1xUvnpEMjWM8Yy6N4uBZqxgYkH3KJpJ7oQ0JUMq0bqk9XcY7e",
            })
    void matchesNoDamagedHashButSpendsTheTimeOfAGoodOne(String phc) {
        var spent = new ArrayList<Argon2Parameters>();
        var hasher = spying(spent);

        assertThat(hasher.matches(PASSWORD, new PasswordHash(phc))).isFalse();
        assertThat(hasher.isOutdated(new PasswordHash(phc))).isTrue();
        assertThat(spent).containsExactly(Argon2PasswordHasher.TODAY);
    }

    @Test
    void matchesNothingWithTheDecoyButSpendsTheTimeOfAHash() {
        var spent = new ArrayList<Argon2Parameters>();
        var hasher = spying(spent);
        hasher.hash(PASSWORD);

        assertThat(hasher.matches(PASSWORD, hasher.decoy())).isFalse();
        assertThat(hasher.matches(Password.of(""), hasher.decoy())).isFalse();
        assertThat(spent).hasSize(3).containsOnly(Argon2PasswordHasher.TODAY);
        assertThat(hasher.isOutdated(hasher.decoy())).isFalse();
        assertThat(hasher.decoy()).isEqualTo(HASHER.decoy());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$argon2i$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$iDoHsJkczCNRjwISH0IL7Bxa65e7yZ8nY0yRqC+7Odw",
                "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$Gpj7qOY5RCXJvcMzqcdQqvgR3wcPX7SleI4c9NtXk6E",
                "$argon2id$v=19$m=102400,t=2,p=8$c29tZXNhbHQ$A+osl2lWPypLqRpACGJNHahTDjr/v1XvOUVcPGg8E9w",
            })
    void matchesAndReplacesAHashWithOtherParameters(String phc) {
        var hash = new PasswordHash(phc);

        assertThat(HASHER.matches(Password.of("password"), hash)).isTrue();
        assertThat(HASHER.matches(Password.of("passwore"), hash)).isFalse();
        assertThat(HASHER.isOutdated(hash)).isTrue();
    }

    @Test
    void replacesAHashWithASaltOfAnotherLength() {
        var today = new Argon2Hash(Argon2PasswordHasher.TODAY, new byte[16], new byte[32]);
        var shortSalt = new Argon2Hash(Argon2PasswordHasher.TODAY, new byte[8], new byte[32]);

        assertThat(HASHER.isOutdated(today.phc())).isFalse();
        assertThat(HASHER.isOutdated(shortSalt.phc())).isTrue();
    }

    @Test
    void wipesThePassword() {
        var seen = new ArrayList<byte[]>();
        var hasher = hasher((password, _, parameters) -> {
            assertThat(password).asString().isEqualTo(PASSWORD.text());
            seen.add(password);
            return new byte[parameters.hashBytes()];
        });

        hasher.hash(PASSWORD);

        assertThat(seen).singleElement().isEqualTo(new byte[PASSWORD.length()]);
    }

    private static Argon2PasswordHasher spying(List<Argon2Parameters> spent) {
        var real = ChosenArgon2.best().argon2();
        return hasher((password, salt, parameters) -> {
            spent.add(parameters);
            return real.derive(password, salt, parameters);
        });
    }

    private static Argon2PasswordHasher hasher(Argon2 argon2) {
        return new Argon2PasswordHasher(new ChosenArgon2(argon2, "of the test"), 1, 0, () -> Duration.ZERO);
    }
}

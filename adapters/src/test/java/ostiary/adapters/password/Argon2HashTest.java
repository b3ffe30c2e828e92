package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.password.Argon2Parameters.Variant;
import ostiary.core.password.PasswordHash;

class Argon2HashTest {
    static final String SALT = "c29tZXNhbHRzb21lc2FsdA";
    static final String HASH = "K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE";

    @Test
    void readsWhatItWrites() {
        var text = new PasswordHash("$argon2i$v=19$m=4096,t=3,p=2$" + SALT + "$" + HASH);
        var read = Argon2Hash.parse(text).orElseThrow();

        assertThat(read.parameters()).isEqualTo(new Argon2Parameters(Variant.ARGON2I, 4096, 3, 2, 32));
        assertThat(read.salt()).asString().isEqualTo("somesaltsomesalt");
        assertThat(read.phc()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=131072,t=8,p=16", // the most memory, and the most work
                "m=7168,t=5,p=1", // Keycloak
                "m=65536,t=3,p=4", // argon2-cffi and node-argon2; RFC 9106's second choice
                "m=65536,t=4,p=1", // PHP
                "m=102400,t=2,p=8", // Django
                "m=8,t=1,p=1"
            })
    void readsTheDefaultsOfOthers(String parameters) {
        assertThat(parse("$argon2id$v=19$" + parameters + "$" + SALT + "$" + HASH))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m=1000000000,t=2,p=1",
                "m=131073,t=1,p=1",
                "m=99999999999999999999,t=2,p=1",
                "m=4294967304,t=2,p=1", // 8 in 32 bits
                "m=131072,t=9,p=1",
                "m=19456,t=1000000000,p=1",
                "m=19456,t=9999999,p=1",
                "m=19456,t=2,p=17",
                "m=19456,t=2,p=16777215",
                "m=0,t=2,p=1",
                "m=19456,t=0,p=1",
                "m=19456,t=2,p=0",
                "m=7,t=2,p=1",
                "m=15,t=2,p=2",
                "m=-19456,t=2,p=1",
                "m=+19456,t=2,p=1",
                "m=019456,t=2,p=1",
                "m=0x4c00,t=2,p=1",
                "m=19456 ,t=2,p=1",
                "m=١٩٤٥٦,t=2,p=1",
                "m=1e4,t=2,p=1",
                "t=2,m=19456,p=1",
                "m=19456,p=1,t=2",
                "m=19456,t=2",
                "m=19456,t=2,p=1,",
                "m=19456,t=2,p=1,keyid=AA",
                "m=19456,t=2,p=1,p=1",
                "m=,t=,p=",
                ""
            })
    void doesNotReadHostileParameters(String parameters) {
        assertThat(parse("$argon2id$v=19$" + parameters + "$" + SALT + "$" + HASH))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "$",
                "$$$$$",
                "password",
                "$2b$12$K3Qo1xUvnpEMjWM8Yy6N4uBZqxgYkH3KJpJ7oQ0JUMq0bqk9XcY7e",
                "$argon2d$v=16$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2di$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$ARGON2ID$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=16$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=20$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                " $argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$foreign$$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$foreign$foreign$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH + "\n",
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH + "$",
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH + "=",
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "==$" + HASH,
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$",
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT,
                "$argon2id$v=19$m=64,t=2,p=1$$" + HASH,
                "$argon2id$v=19$m=64,t=2,p=1$c2FsdA$" + HASH, // a salt of 4 bytes
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$AAAAAAAAAAAAAAAAAAAA", // a hash of 15 bytes
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + HASH + "AA", // a length that no bytes have
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptF", // stray bits
                "$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$K13EBUiG7JV-9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE", // base64url
                "$argon2id$v=19$m=64,t=2,p=1$c29tZ XNhbHRzb21lc2FsdA$" + HASH,
                "$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHRzb21lc2FsdA\0$" + HASH,
            })
    void doesNotReadAnythingElse(String text) {
        assertThat(parse(text)).isFalse();
    }

    @Test
    void doesNotReadAnEndlessText() {
        assertThat(parse("$argon2id$v=19$m=64,t=2,p=1$" + SALT + "$" + "A".repeat(1 << 20)))
                .isFalse();
        assertThat(parse("$argon2id$v=19$m=" + "1".repeat(1 << 20) + ",t=2,p=1$" + SALT + "$" + HASH))
                .isFalse();
    }

    private static boolean parse(String phc) {
        return Argon2Hash.parse(new PasswordHash(phc)).isPresent();
    }
}

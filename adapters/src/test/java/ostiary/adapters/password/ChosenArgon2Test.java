package ostiary.adapters.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ChosenArgon2Test {
    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void isLibsodiumOnLinux() {
        assertThat(ChosenArgon2.best().description()).isEqualTo("libsodium");
        assertThat(ChosenArgon2.best().argon2()).isInstanceOf(SodiumArgon2.class);
    }

    @Test
    void isBouncyCastleOnRequest() {
        assertThat(ChosenArgon2.portable().description()).isEqualTo("Bouncy Castle");
        assertThat(ChosenArgon2.portable().argon2()).isInstanceOf(BouncyCastleArgon2.class);
    }

    @Test
    void isBouncyCastleWithTheReasonWhereLibsodiumIsNotToBeHad() {
        var os = System.setProperty("os.name", "Plan 9");
        try {
            assertThat(ChosenArgon2.best().argon2()).isInstanceOf(BouncyCastleArgon2.class);
            assertThat(ChosenArgon2.best().description())
                    .startsWith("Bouncy Castle")
                    .contains("Plan 9");
        } finally {
            System.setProperty("os.name", os);
        }
    }

    @Test
    void isNothingThatComputesWrongly() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ChosenArgon2.proven((_, _, parameters) -> new byte[parameters.hashBytes()], "a stub"))
                .withMessage("wrong Argon2 from a stub");
    }
}

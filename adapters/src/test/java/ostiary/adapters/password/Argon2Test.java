package ostiary.adapters.password;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.adapters.password.Argon2Parameters.Variant;
import ostiary.core.password.PasswordHash;

class Argon2Test {
    static final Argon2 PORTABLE = new BouncyCastleArgon2();

    /// The first four are the reference implementation's own test vectors (src/test.c), the next two libsodium's
    /// (test/default/pwhash_argon2id.c), the others answers of the reference implementation's command line.
    @ParameterizedTest
    @CsvSource(delimiter = ' ', quoteCharacter = '"', textBlock = """
        password $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc
        password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc
        differentpassword $argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$C4TWUs9rDEvq7w3+J4umqA32aWKB1+DSiRuBfYxFj94
        password $argon2i$v=19$m=256,t=2,p=1$c29tZXNhbHQ$iekCn0Y3spW+sCcFanM2xBT63UP2sghkUoHLIUpWRS8
        "" $argon2id$v=19$m=4882,t=2,p=1$bA81arsiXysd3WbTRzmEOw$Nm8QBM+7RH1DXo9rvp5cwKEOOOfD2g6JuxlXihoNcpE
        K3S=KyH#)36_?]LxeR8QNKw6X=gFbxai$C%29V* $argon2id$v=19$m=4096,t=1,p=3$PkEgcHJldHR5IGxvbmcgc2FsdA$HUqx5Z1b/ZypnUrvvJ5UC2Q+T6Q1WwASK/Kr9dRbGA0
        password $argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE
        password $argon2i$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$iDoHsJkczCNRjwISH0IL7Bxa65e7yZ8nY0yRqC+7Odw
        password $argon2i$v=19$m=65536,t=3,p=4$c29tZXNhbHRzb21lc2FsdA$Xa6qz301W1SA3+F0uTR4gw1ZFMtxOqvVYh4Sa4RGVlk
        password $argon2id$v=19$m=102400,t=2,p=8$c29tZXNhbHQ$A+osl2lWPypLqRpACGJNHahTDjr/v1XvOUVcPGg8E9w
        """)
    void givesTheKnownAnswers(String password, String phc) {
        var known = Argon2Hash.parse(new PasswordHash(phc)).orElseThrow();

        for (var argon2 : List.of(PORTABLE, ChosenArgon2.best().argon2())) {
            assertThat(argon2.derive(password.getBytes(UTF_8), known.salt(), known.parameters()))
                    .isEqualTo(known.hash());
        }
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void isTheSameInLibsodiumAndInBouncyCastle() throws Exception {
        var sodium = SodiumArgon2.load((_, _, parameters) -> {
            throw new AssertionError("libsodium left out " + parameters);
        });
        var random = new Random(19);

        for (int round = 0; round < 100; round++) {
            var variant = random.nextBoolean() ? Variant.ARGON2I : Variant.ARGON2ID;
            int passes = random.nextInt(variant == Variant.ARGON2I ? 3 : 1, 6);
            var parameters = new Argon2Parameters(variant, random.nextInt(8, 2000), passes, 1, random.nextInt(16, 65));
            var password = bytes(random, random.nextInt(0, 300));
            var salt = bytes(random, 16);

            assertThat(sodium.derive(password, salt, parameters))
                    .as("round %d: %s, password of %d bytes", round, parameters, password.length)
                    .hasSize(parameters.hashBytes())
                    .isEqualTo(PORTABLE.derive(password, salt, parameters));
        }
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void leavesToBouncyCastleWhatLibsodiumDoesNotTake() throws Exception {
        var left = new ArrayList<Argon2Parameters>();
        var sodium = SodiumArgon2.load((password, salt, parameters) -> {
            left.add(parameters);
            return PORTABLE.derive(password, salt, parameters);
        });
        var lanes = new Argon2Parameters(Variant.ARGON2ID, 64, 1, 2, 32);
        var fewPasses = new Argon2Parameters(Variant.ARGON2I, 64, 2, 1, 32);
        var shortSalt = new Argon2Parameters(Variant.ARGON2ID, 64, 1, 1, 32);

        sodium.derive(new byte[8], new byte[16], lanes);
        sodium.derive(new byte[8], new byte[16], fewPasses);
        sodium.derive(new byte[8], new byte[8], shortSalt);

        assertThat(left).containsExactly(lanes, fewPasses, shortSalt);
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void leavesNoLibraryFileBehind() throws Exception {
        SodiumArgon2.load(PORTABLE);

        assertThat(Files.readAllLines(Path.of("/proc/self/maps")))
                .filteredOn(mapping -> mapping.contains("libsodium"))
                .isNotEmpty()
                .allMatch(mapping -> mapping.endsWith("(deleted)"));
    }

    private static byte[] bytes(Random random, int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}

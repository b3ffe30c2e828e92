package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The implementations of RS256 judge alike, signature by signature.
class Rs256CheckTest {
    private static final byte[] SIGNED = "header.payload".getBytes(US_ASCII);

    static Stream<ForgedSignatures.Case> hostile() {
        return Stream.of(new BigInteger("3"), RSAKeyGenParameterSpec.F4)
                .flatMap(exponent -> new ForgedSignatures(pair(exponent), SIGNED).all().stream());
    }

    private static KeyPair pair(BigInteger exponent) {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(new RSAKeyGenParameterSpec(2048, exponent));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void noneOfThemTakesWhatIsForged(ForgedSignatures.Case forged) throws GeneralSecurityException {
        for (var check : implementations()) {
            assertThat(forged.isTakenBy(check, SIGNED))
                    .as(check.getClass().getSimpleName())
                    .isEqualTo(forged.good());
        }
    }

    /// The one place where they differ.
    @Test
    void awsLcTakesTheOneEncodingOfTheStandard() throws GeneralSecurityException {
        var odd = new ForgedSignatures(pair(RSAKeyGenParameterSpec.F4), SIGNED).withoutParameters();

        assertThat(odd.isTakenBy(AwsLc.loaded(), SIGNED)).isFalse();
        assertThat(odd.isTakenBy(new JdkRs256Check(), SIGNED)).isTrue();
    }

    @Test
    void areManyAndBothKinds() {
        assertThat(hostile()).hasSizeGreaterThan(40).anyMatch(ForgedSignatures.Case::good);
    }

    @Test
    void judgeAnyChangedBitAlike() throws GeneralSecurityException {
        var pair = pair(RSAKeyGenParameterSpec.F4);
        var signature = Forge.sign("SHA256withRSA", pair.getPrivate(), SIGNED);
        for (int bit = 0; bit < 8 * signature.length; bit += 7) {
            var changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            var forged = new ForgedSignatures.Case("bit " + bit, false, pair.getPublic(), Base64Url.encode(changed));
            for (var check : implementations()) {
                assertThat(forged.isTakenBy(check, SIGNED)).isFalse();
            }
        }
    }

    /// Tests run where it can be loaded, so that nothing is compared with itself.
    @Test
    @EnabledOnOs(OS.LINUX)
    void awsLcIsChosenWhereItIsThere() {
        assertThat(ChosenRs256Check.ofThisProcess().description()).isEqualTo("AWS-LC");
    }

    @Test
    void aFailureOfTheLibraryIsNoVerdict() {
        var broken = new ChosenRs256Check(
                (_, _, _) -> {
                    throw new GeneralSecurityException("broken");
                },
                "broken");

        assertThat(broken.isSigned(
                        SIGNED, SIGNED, pair(RSAKeyGenParameterSpec.F4).getPublic()))
                .isFalse();
    }

    @Test
    void whatTakesOrRefusesAllIsNotProven() {
        assertThatThrownBy(() -> KnownSignature.prove((_, _, _) -> true)).isInstanceOf(GeneralSecurityException.class);
        assertThatThrownBy(() -> KnownSignature.prove((_, _, _) -> false)).isInstanceOf(GeneralSecurityException.class);
    }

    @Test
    void theJvmKnowsNothingOfAwsLc() throws GeneralSecurityException {
        AwsLc.loaded();

        assertThat(Security.getProviders())
                .extracting(Provider::getName)
                .doesNotContain("AmazonCorrettoCryptoProvider");
        assertThat(new SecureRandom().getProvider().getName()).isEqualTo("SUN");
    }

    @Test
    void keysAreTranslatedAnewWhenThereAreMany() throws GeneralSecurityException {
        var check = AwsLc.loaded();
        for (int i = 0; i < 20; i++) {
            var pair = pair(RSAKeyGenParameterSpec.F4);

            assertThat(check.check(SIGNED, Forge.sign("SHA256withRSA", pair.getPrivate(), SIGNED), pair.getPublic()))
                    .isTrue();
        }
    }

    private static List<Rs256Check> implementations() throws GeneralSecurityException {
        return List.of(new JdkRs256Check(), AwsLc.loaded());
    }

    private static final class AwsLc {
        static Rs256Check loaded() throws GeneralSecurityException {
            assumeTrue(OS.LINUX.isCurrentOs());
            return AwsLcRs256Check.load();
        }
    }
}

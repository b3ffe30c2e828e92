package ostiary.core.factor;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.user.UserId;

class SecretSealingTest {
    private final SealingRing keys = new SealingRing("s1");
    private final SecretSealing sealing = new SecretSealing(keys, new SecureRandom());
    private final UserId ada = Fresh.userId();
    private final FactorId phone = new FactorId(UUID.randomUUID());
    private final TotpSecret secret = new TotpSecret("12345678901234567890".getBytes(US_ASCII));
    private final SealedSecret sealed = sealing.seal(secret, ada, phone, Fresh.now());

    @Test
    void opensWhatItHasSealedAlsoByAKeyOfBefore() {
        keys.rotateTo("s2");

        assertThat(sealing.open(sealed, ada, phone)).map(TotpSecret::base32).contains(secret.base32());
        assertThat(sealing.seal(secret, ada, phone, Fresh.now()).text()).startsWith("$sealed$v=1$k=s2$");
    }

    @Test
    void opensNothingInAnotherPlace() {
        assertThat(sealing.open(sealed, Fresh.userId(), phone)).isEmpty();
        assertThat(sealing.open(sealed, ada, new FactorId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void opensNothingThatIsDamaged() {
        assertThat(sealing.open(new SealedSecret(sealed.text() + "A"), ada, phone))
                .isEmpty();
        assertThat(sealing.open(new SealedSecret(sealed.text().replace("k=s1$", "k=s1$!")), ada, phone))
                .isEmpty();
        assertThat(sealing.open(new SealedSecret("12345678901234567890"), ada, phone))
                .isEmpty();
    }

    @Test
    void decidesNothingWithoutTheKey() {
        keys.rotateTo("s2");
        keys.lose("s1");

        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> sealing.open(sealed, ada, phone));
    }
}

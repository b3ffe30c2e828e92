package ostiary.core.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.AtOnce;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Sha256;

/// The contract of every [ChallengeStore]; each adapter's test extends this.
public abstract class ChallengeStoreContract {
    private final Sha256 hash = Sha256.of(UUID.randomUUID().toString().getBytes(UTF_8));
    private final PendingLogin login = new PendingLogin(
            new FactorChallenge(FactorChallenge.Issuer.DIRECTORY, Factor.TOTP, "ada", "s".repeat(2048)),
            "ada@example.org",
            "browser",
            List.of("pwd", "sms"),
            2,
            Fresh.now().plusSeconds(180));

    protected abstract ChallengeStore store();

    @Test
    void givesBackWhatItKeeps() {
        store().keep(hash, login);

        assertThat(store().take(hash)).contains(login);
    }

    @Test
    void hasNothingThatNobodyGaveIt() {
        assertThat(store().take(hash)).isEmpty();
    }

    @Test
    void givesEachToOneOfAllWhoAsk() throws Exception {
        store().keep(hash, login);

        var taken = AtOnce.call(64, () -> store().take(hash));

        assertThat(taken).containsOnlyOnce(Optional.of(login));
        assertThat(store().take(hash)).isEmpty();
    }
}

package ostiary.adapters.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.Sha256;
import ostiary.core.user.UserId;
import ostiary.emulators.aws.fault.Fault;
import ostiary.emulators.aws.fault.FaultPlan;

/// A write that used up a code, and whose answer was lost: the client's second try knows its own write again,
/// and whoever comes later is refused all the same.
class LostFactorAnswerTest {
    private static final Sha256 ME = Sha256.of(new byte[] {3});
    private static final Sha256 ANOTHER = Sha256.of(new byte[] {4});

    private final ProxiedWorld proxied = new ProxiedWorld();
    private final World world = proxied.world;
    private final UserId ada = world.account(Fresh.email()).id();

    @AfterEach
    void close() throws IOException {
        proxied.close();
    }

    @Test
    void usesAStepAllTheSame() {
        var id = world.factors.enrol(ada).id();
        var step = world.clock.instant().plus(Duration.ofHours(1)).getEpochSecond() / 30;
        loseAnAnswer();

        assertThat(world.stores.factors().use(ada, id, step, ME, world.clock.instant()))
                .isTrue();
        assertThat(world.stores.factors().use(ada, id, step, ANOTHER, Instant.EPOCH))
                .isFalse();
    }

    @Test
    void spendsARecoveryCodeAllTheSame() {
        world.factors.enrol(ada);
        var code = Sha256.of(new byte[] {1});
        world.stores
                .factors()
                .replaceRecoveryCodes(ada, Set.of(code, Sha256.of(new byte[] {2})), world.clock.instant());
        loseAnAnswer();

        assertThat(world.stores.factors().spend(ada, code, ME)).contains(1);
        assertThat(world.stores.factors().spend(ada, code, ANOTHER)).isEqualTo(Optional.empty());
    }

    private void loseAnAnswer() {
        proxied.proxy.follow(FaultPlan.first(1, Fault.DROPPED_AFTER_COMMIT).on("UpdateItem"));
    }
}

package ostiary.subscriber.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The provider's build: it keeps what its consumers expect. In the pipeline `CONTRACT_EXPECTATIONS` is the folder of
/// the shop that is deployed.
class ConsumersTest {
    private static final Path EXPECTATIONS =
            Path.of(Optional.ofNullable(System.getenv("CONTRACT_EXPECTATIONS")).orElse("../example/contract"));

    @Test
    void canRelyOnWhatIsPublished() {
        assertThat(Contract.breaks(Path.of(".."), EXPECTATIONS)).isEmpty();
    }
}

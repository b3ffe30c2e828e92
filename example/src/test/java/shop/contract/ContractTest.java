package shop.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.subscriber.contract.Contract;

/// The shop's build: it expects no more than Ostiary promises. In the pipeline `CONTRACT_PROMISES` is the source of the
/// Ostiary that is deployed.
class ContractTest {
    private static final Path PROMISES =
            Path.of(Optional.ofNullable(System.getenv("CONTRACT_PROMISES")).orElse(".."));

    @Test
    void asksForNoMoreThanIsPromised() {
        assertThat(Contract.breaks(PROMISES, Path.of("contract"))).isEmpty();
    }
}

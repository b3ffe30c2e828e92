package ostiary.adapters.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import ostiary.core.UnavailableException;

class ParallelTest {
    @Test
    void keepsTheOrder() {
        var inputs = IntStream.range(0, 100).boxed().toList();

        assertThat(Parallel.map(inputs, i -> -i))
                .containsExactlyElementsOf(inputs.stream().map(i -> -i).toList());
    }

    @Test
    void failsAsTheCallDid() {
        var unavailable = new UnavailableException("the test", null);

        assertThatThrownBy(() -> Parallel.map(List.of(1), _ -> {
                    throw unavailable;
                }))
                .isSameAs(unavailable);
    }

    @Test
    void tellsOfAMistake() {
        var mistake = new IllegalArgumentException("the test");

        assertThatThrownBy(() -> Parallel.map(List.of(1), _ -> {
                    throw mistake;
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasCause(mistake);
    }

    @Test
    void stopsWhenItIsInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Parallel.map(List.of(1), _ -> {
                    LockSupport.park();
                    return 1;
                }))
                .isInstanceOf(UnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}

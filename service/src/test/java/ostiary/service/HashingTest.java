package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashingTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "16, 15"})
    void leavesAProcessorToTheRestOfTheServiceWhereThereAreTwo(int processors, int threads) {
        var hashing = Hashing.beside(processors);

        assertThat(hashing.atOnce()).isEqualTo(threads);
        assertThat(hashing.waiting()).isEqualTo(16 * threads);
    }

    @ParameterizedTest
    @CsvSource({"1", "4"})
    void hashesOnThreadsOfThePlatform(int processors) {
        var hashing = Hashing.beside(processors);
        var thread = CompletableFuture.supplyAsync(Thread::currentThread, hashing.threads())
                .join();

        assertThat(thread.isVirtual()).isFalse();
        assertThat(thread.isDaemon()).isTrue();
    }
}

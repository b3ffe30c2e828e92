package ostiary.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The rules that each memory of deletions keeps; a team's own, too.
public abstract class SagaMemoryContract {
    private static final Instant FORGET_AT = Instant.parse("2126-12-30T12:00:00Z");

    private final String saga = UUID.randomUUID() + "-3";

    /// The memory under test.
    protected abstract SagaMemory memory();

    private SagaPhase reach(SagaPhase phase) {
        return memory().reach(saga, phase, FORGET_AT);
    }

    @Test
    void tellsTheFurthest() {
        assertThat(reach(SagaPhase.PREPARE)).isEqualTo(SagaPhase.PREPARE);
        assertThat(reach(SagaPhase.PREPARE)).isEqualTo(SagaPhase.PREPARE);
        assertThat(reach(SagaPhase.CANCEL)).isEqualTo(SagaPhase.CANCEL);
        assertThat(reach(SagaPhase.PREPARE)).isEqualTo(SagaPhase.CANCEL);
        assertThat(reach(SagaPhase.CANCEL)).isEqualTo(SagaPhase.CANCEL);
        assertThat(reach(SagaPhase.ERASE)).isEqualTo(SagaPhase.ERASE);
        assertThat(reach(SagaPhase.CANCEL)).isEqualTo(SagaPhase.ERASE);
        assertThat(reach(SagaPhase.PREPARE)).isEqualTo(SagaPhase.ERASE);
    }

    @Test
    void notesWhatItHasNeverHeardOf() {
        assertThat(reach(SagaPhase.CANCEL)).isEqualTo(SagaPhase.CANCEL);
        assertThat(reach(SagaPhase.PREPARE)).isEqualTo(SagaPhase.CANCEL);
    }

    /// The next deletion of the same account has another version.
    @Test
    void keepsOneApartFromAnother() {
        reach(SagaPhase.CANCEL);

        assertThat(memory().reach(saga + "3", SagaPhase.PREPARE, FORGET_AT)).isEqualTo(SagaPhase.PREPARE);
    }

    @Test
    void takesNotesAtTheSameTime() throws Exception {
        List<Future<SagaPhase>> notes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 20; i++) {
                var phase = SagaPhase.ofRank(i % 3);
                notes.add(threads.submit(() -> reach(phase)));
            }
        }
        for (var note : notes) {
            note.get();
        }
        assertThat(reach(SagaPhase.PREPARE)).isEqualTo(SagaPhase.ERASE);
    }
}

package ostiary.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The processor time of another process, as Linux counts it.
final class Processor {
    private Processor() {}

    /// The processor time of all living threads; 0 where the system doesn't tell.
    static long nanos(long pid) {
        try (var threads = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
            return threads.mapToLong(Processor::nanosOfThread).sum();
        } catch (IOException notLinux) {
            return 0;
        }
    }

    private static long nanosOfThread(Path thread) {
        try {
            var numbers = Files.readString(thread.resolve("schedstat")).split(" ", -1);
            return Long.parseLong(numbers[0]);
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

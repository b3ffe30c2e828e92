package ostiary.functions.priming;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/// A copy of this process with all that is in its memory, as each environment is a copy of one snapshot. By `fork`: the
/// thread that asks is the only one in the copy, so nothing is compiled in it and no garbage collected.
final class ForkedCopy {
    private static final Linker LINKER = Linker.nativeLinker();
    private static final MethodHandle FORK = handle("fork", FunctionDescriptor.of(JAVA_INT));
    private static final MethodHandle EXIT = handle("_exit", FunctionDescriptor.ofVoid(JAVA_INT));
    private static final MethodHandle KILL = handle("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    private static final MethodHandle WAIT =
            handle("waitpid", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
    private static final int WNOHANG = 1;
    private static final int SIGKILL = 9;

    /// A thread of the virtual machine that works at the moment of the copy may hold a lock, which nobody gives back
    /// in the copy.
    private static final int TRIES = 10;

    private static final Duration QUIET = Duration.ofMillis(200);

    private ForkedCopy() {}

    /// Does `work` in a copy, and returns when that has ended. What it leaves must be in memory that is shared, such
    /// as a mapped file.
    ///
    /// @param last what this process does just before it is copied
    /// @throws IllegalStateException if no copy does it in time
    static void run(Runnable last, Runnable work, Duration patience) throws Throwable {
        for (int i = 0; i < TRIES; i++) {
            Thread.sleep(QUIET);
            last.run();
            int copy = (int) FORK.invokeExact();
            if (copy == 0) {
                EXIT.invokeExact(succeeds(work) ? 0 : 1);
            }
            if (ended(copy, patience)) {
                return;
            }
        }
        throw new IllegalStateException("no copy came to an end");
    }

    private static boolean succeeds(Runnable work) {
        try {
            work.run();
            return true;
        } catch (Throwable failed) {
            failed.printStackTrace();
            return false;
        }
    }

    private static boolean ended(int copy, Duration patience) throws Throwable {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            int ended = (int) WAIT.invokeExact(copy, MemorySegment.NULL, WNOHANG);
            if (ended == copy) {
                return true;
            }
            Thread.sleep(5);
        }
        int _ = (int) KILL.invokeExact(copy, SIGKILL);
        int _ = (int) WAIT.invokeExact(copy, MemorySegment.NULL, 0);
        return false;
    }

    @SuppressWarnings("restricted") // It loads native code, or calls it.
    private static MethodHandle handle(String function, FunctionDescriptor type) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(function), type);
    }
}

package ostiary.service;

import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/// How passwords are hashed in a process.
///
/// @param atOnce how many hashes may run at once; each takes 19 MiB
/// @param waiting how many callers may wait for one of them to finish: each has its turn in less than a second
/// @param threads runs the hashes
public record Hashing(int atOnce, int waiting, Executor threads) {
    private static final int MOST_ON_CALLERS = 4;
    private static final int WAITING = 16;

    /// On the threads of the callers, where one has a processor to itself.
    static final Hashing ON_CALLERS = new Hashing(MOST_ON_CALLERS, WAITING, Runnable::run);

    /// On threads of the platform, one processor less than there are: the rest of the service answers on that one,
    /// however many log in.
    ///
    /// @param processors how many the process has
    public static Hashing beside(int processors) {
        int threads = Math.max(1, processors - 1);
        var hashers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("hash-", 0).daemon().factory());
        return new Hashing(threads, WAITING * threads, hashers);
    }
}

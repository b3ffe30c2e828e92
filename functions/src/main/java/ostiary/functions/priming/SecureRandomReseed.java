package ostiary.functions.priming;

import java.security.SecureRandom;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Gives each environment that is restored from a snapshot random numbers of its own.
///
/// The JDK's generator reads random bytes of the operating system and hands them out for 100 ms, by a clock that
/// need not be right yet in an environment just restored; and what it mixes in goes on from the snapshot. So two
/// environments could begin with the same numbers. It takes a seed for all generators of the process, and for that
/// one it asks the operating system anew.
public final class SecureRandomReseed implements Resource {
    /// CRaC and Lambda know a resource only as long as somebody else does.
    private static final SecureRandomReseed ONLY = new SecureRandomReseed();

    private static final int SEED_BYTES = 32;

    private SecureRandomReseed() {}

    /// Has it done in whatever is restored of this process.
    public static void register() {
        Core.getGlobalContext().register(ONLY);
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {}

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        var random = new SecureRandom();
        random.setSeed(random.generateSeed(SEED_BYTES));
    }
}

package ostiary.functions.priming;

import java.security.SecureRandom;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/// Reseeds the random generator after a restore, so that environments restored from one snapshot have
/// different random numbers.
///
/// The JDK's generator reads random bytes of the operating system and reuses them for 100 ms, by a clock that may
/// not be right yet in a restored environment; and the state that it mixes in continues from the snapshot. So two
/// environments could begin with the same numbers. A seed is shared by all generators of the process and makes that
/// one read from the operating system again.
public final class SecureRandomReseed implements Resource {
    /// CRaC and Lambda hold resources weakly, so it is held here.
    private static final SecureRandomReseed ONLY = new SecureRandomReseed();

    private static final int SEED_BYTES = 32;

    private SecureRandomReseed() {}

    /// Registers the reseeding for every restore of this process.
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

package ostiary.functions.priming;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import ostiary.jose.VerifiedSignatures;
import ostiary.service.Wiring;

/// Has a service forget which tokens it has seen, before a snapshot and after each restore: what one environment has
/// verified is no other's verdict.
public final class TokenOblivion implements Resource {
    /// CRaC and Lambda hold resources weakly, so they are held here.
    private static final Queue<TokenOblivion> REGISTERED = new ConcurrentLinkedQueue<>();

    private final VerifiedSignatures verified;

    TokenOblivion(VerifiedSignatures verified) {
        this.verified = verified;
    }

    /// Registers a service.
    ///
    /// @return the same
    public static Wiring of(Wiring wiring) {
        var oblivion = new TokenOblivion(wiring.verifiedSignatures());
        REGISTERED.add(oblivion);
        Core.getGlobalContext().register(oblivion);
        return wiring;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        verified.forget();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        verified.forget();
    }
}

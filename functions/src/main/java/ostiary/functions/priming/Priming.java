package ostiary.functions.priming;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.blueprint.ServiceFunction;
import ostiary.service.Config;

/// Primes a function before SnapStart takes its snapshot: it does its whole work, so that the first request after
/// each restore finds everything loaded and most of it compiled.
public final class Priming implements Resource {
    /// CRaC and Lambda hold resources weakly, so they are held here.
    private static final Queue<Priming> REGISTERED = new ConcurrentLinkedQueue<>();

    /// Enough for the JVM to compile the code of a request.
    private static final int TIMES = 10;

    private final PrimingWork work;

    Priming(PrimingWork work) {
        this.work = work;
    }

    /// Registers the priming of a function for when a snapshot is taken of this process, and
    /// [SecureRandomReseed] for after it.
    ///
    /// @param config the function's settings
    /// @param handler creates the function's handler for a given AWS
    public static void register(
            ServiceFunction function, Config config, Function<AwsClientFactory, RequestStreamHandler> handler) {
        var priming = new Priming(new PrimingWork(function, config, handler));
        REGISTERED.add(priming);
        Core.getGlobalContext().register(priming);
        SecureRandomReseed.register();
    }

    /// Never throws: a function that is slow at first is better than none. Its logs and metrics are discarded.
    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        try {
            playUnheard();
        } catch (Exception | LinkageError unprimed) {
            FaultLog.record(unprimed);
        }
    }

    private void playUnheard() throws GeneralSecurityException, IOException {
        var output = System.out;
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            work.play(TIMES);
        } finally {
            System.setOut(output);
        }
    }

    /// Nothing needs reconnecting: all that priming opened and read is gone, and the
    /// function itself has not run yet.
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}

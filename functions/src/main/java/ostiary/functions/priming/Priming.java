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

/// Has a function do its whole work before SnapStart takes the snapshot of it, so that the first request to each
/// environment restored from it finds everything loaded, and most of it compiled.
public final class Priming implements Resource {
    /// CRaC and Lambda know a resource only as long as somebody else does.
    private static final Queue<Priming> REGISTERED = new ConcurrentLinkedQueue<>();

    /// Enough for the JVM to compile what a request runs through.
    private static final int TIMES = 10;

    private final PrimingWork work;

    Priming(PrimingWork work) {
        this.work = work;
    }

    /// Has a function primed, should a snapshot be taken of this process, and [SecureRandomReseed] after it.
    ///
    /// @param config the function's
    /// @param handler the function's, over any AWS
    public static void register(
            ServiceFunction function, Config config, Function<AwsClientFactory, RequestStreamHandler> handler) {
        var priming = new Priming(new PrimingWork(function, config, handler));
        REGISTERED.add(priming);
        Core.getGlobalContext().register(priming);
        SecureRandomReseed.register();
    }

    /// Never throws: a function that is slow at first is better than none. What it logs and counts is nobody's
    /// business.
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

    /// Nothing is left to be connected again or to be read anew: what the work on the stage opened and read is gone,
    /// and the function itself has not been at work yet.
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}

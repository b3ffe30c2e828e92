package ostiary.benchmarks;

import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;
import ostiary.jose.JwkSet;
import ostiary.jose.VerifiedSignatures;

/// The authorizer beside one in Node, with the same key, token and event.
@State(Scope.Thread)
public class NodeBenchmark {
    private static final int CALLS = 100;

    @Param("20000")
    public int rehearsals;

    private final Keys keys = Keys.fresh();
    private final StorelessService services = new StorelessService(keys, InstantSource.system());
    private final Service service = services.service();
    private final Service remembering = services.service(new VerifiedSignatures());
    private final byte[] question = Service.question(service.logIn().access());
    private @Nullable NodePeer peer;

    @Setup(Level.Trial)
    public void start() throws IOException {
        peer = NodePeer.start(
                question,
                StorelessService.ISSUER,
                StorelessService.AUDIENCE,
                JwkSet.of(keys.verification().published()));
        for (int i = 0; i < rehearsals; i++) {
            remembering.authorize(question);
        }
    }

    @TearDown(Level.Trial)
    public void stop() throws IOException {
        peer().close();
    }

    @Benchmark
    public void besideAwsJwtVerify(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(CALLS, () -> service.authorize(question), peer()::nanosOfACall, blackhole);
    }

    /// With a token that it has seen before.
    @Benchmark
    public void again(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(CALLS, () -> remembering.authorize(question), peer()::nanosOfACall, blackhole);
    }

    private NodePeer peer() {
        if (peer == null) {
            throw new IllegalStateException("not started");
        }
        return peer;
    }
}

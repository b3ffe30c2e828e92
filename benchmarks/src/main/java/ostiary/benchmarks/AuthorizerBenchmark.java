package ostiary.benchmarks;

import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;
import ostiary.jose.VerifiedSignatures;

/// The authorizer from event to answer, beside the check of its token's signature alone by the JDK.
@State(Scope.Thread)
public class AuthorizerBenchmark {
    @Param("20000")
    public int rehearsals;

    private final Keys keys = Keys.fresh();
    private final StorelessService services = new StorelessService(keys, InstantSource.system());
    private final Service service = services.service();
    private final Service remembering = services.service(new VerifiedSignatures());
    private final String token = service.logIn().access();
    private final byte[] question = Service.question(token);
    private final Rs256 rs256 = new Rs256(keys, token);

    /// Has the JVM compile all but the signature.
    @Setup
    public void rehearse() {
        for (int i = 0; i < rehearsals; i++) {
            remembering.authorize(question);
        }
    }

    @Benchmark
    public void besideTheRs256Check(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(() -> service.authorize(question), rs256::check, blackhole);
    }

    /// With a token that it has seen before.
    @Benchmark
    public void again(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(() -> remembering.authorize(question), rs256::check, blackhole);
    }
}

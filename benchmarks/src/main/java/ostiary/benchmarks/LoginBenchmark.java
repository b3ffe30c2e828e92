package ostiary.benchmarks;

import java.security.GeneralSecurityException;
import java.time.InstantSource;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// A login from event to answer, without the store, beside its cryptography alone.
@State(Scope.Thread)
public class LoginBenchmark {
    @Param("15000")
    public int rehearsals;

    private final Keys keys = Keys.fresh();
    private final StorelessService storeless = new StorelessService(keys, InstantSource.system());
    private final Service service = storeless.service();
    private final Rs256 rs256 = new Rs256(keys, service.logIn().access());

    @Setup
    public void rehearse() {
        Refresher.rehearse(rehearsals);
    }

    @Benchmark
    public void besideThePasswordCheck(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(service::logIn, storeless::checkPassword, blackhole);
    }

    @Benchmark
    public void besideThePasswordCheckAndOneSignature(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(service::logIn, this::checkAndSign, blackhole);
    }

    private byte[] checkAndSign() throws GeneralSecurityException {
        storeless.checkPassword();
        return rs256.sign();
    }
}

package ostiary.benchmarks;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// A refresh from event to answer, without the store, beside the one signature that it takes.
@State(Scope.Thread)
public class RefreshBenchmark {
    @Param("15000")
    public int rehearsals;

    private final Keys keys = Keys.fresh();
    private final Refresher refresher = new Refresher(keys);
    private final Rs256 rs256 = new Rs256(keys, refresher.refresh().access());

    @Setup
    public void rehearse() {
        Refresher.rehearse(rehearsals);
    }

    @Benchmark
    public void besideOneSignature(SideBySide times, Blackhole blackhole) throws Exception {
        times.turn(refresher::refresh, rs256::sign, blackhole);
    }
}

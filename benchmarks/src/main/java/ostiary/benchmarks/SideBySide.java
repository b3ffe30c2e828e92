package ostiary.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/// Times a subject and its peer in turn, many times an iteration, so that anything that slows
/// this machine down slows both.
///
/// It measures the processor time of the thread, in user and kernel mode: other users
/// of the machine don't affect it.
///
/// JMH reports the counters beside its own score, which is the time of a turn and means nothing here.
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class SideBySide {
    private static final int MOST_TURNS = 1 << 16;

    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final long[] subject = new long[MOST_TURNS];
    private final long[] peer = new long[MOST_TURNS];
    private final long[] allocated = new long[MOST_TURNS];
    private int turns;
    private long processorNanos;
    private long begun;

    @Setup(Level.Iteration)
    public void forget() {
        turns = 0;
        processorNanos = 0;
        begun = System.nanoTime();
    }

    /// Runs both once. The order alternates.
    public void turn(Work subjectWork, Work peerWork, Blackhole blackhole) throws Exception {
        int slot = turns % MOST_TURNS;
        if (turns % 2 == 0) {
            subject[slot] = timeSubject(slot, subjectWork, blackhole);
            peer[slot] = time(peerWork, blackhole);
        } else {
            peer[slot] = time(peerWork, blackhole);
            subject[slot] = timeSubject(slot, subjectWork, blackhole);
        }
        turns++;
    }

    /// Runs both `times` times, the peer in a process of its own.
    public void turn(int times, Work work, Peer other, Blackhole blackhole) throws Exception {
        int slot = turns % MOST_TURNS;
        long taken = 0;
        for (int i = 0; i < times; i++) {
            taken += timeSubject(slot, work, blackhole);
        }
        subject[slot] = taken / times;
        peer[slot] = Math.round(other.nanosOfACall(times));
        turns++;
    }

    private long timeSubject(int slot, Work work, Blackhole blackhole) throws Exception {
        long before = threads.getCurrentThreadAllocatedBytes();
        long taken = time(work, blackhole);
        allocated[slot] = threads.getCurrentThreadAllocatedBytes() - before;
        return taken;
    }

    private long time(Work work, Blackhole blackhole) throws Exception {
        long start = threads.getCurrentThreadCpuTime();
        blackhole.consume(work.run());
        long taken = threads.getCurrentThreadCpuTime() - start;
        processorNanos += taken;
        return taken;
    }

    /// The median of this iteration.
    public double subjectNanos() {
        return median(subject);
    }

    /// The median of this iteration.
    public double peerNanos() {
        return median(peer);
    }

    /// The bytes that the subject allocates each time: the median of this iteration.
    public double subjectBytes() {
        return median(allocated);
    }

    /// The part of a processor that the thread got: 1 on an idle machine.
    public double share() {
        return (double) processorNanos / (System.nanoTime() - begun);
    }

    private double median(long[] times) {
        var sorted = Arrays.copyOf(times, Math.min(turns, MOST_TURNS));
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /// The timed code. Its result is used, so that the compiler can't eliminate the work.
    @FunctionalInterface
    public interface Work {
        Object run() throws Exception;
    }

    /// Code in another process, which tells its processor time.
    @FunctionalInterface
    public interface Peer {
        double nanosOfACall(int times) throws Exception;
    }
}

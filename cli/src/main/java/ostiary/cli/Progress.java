package ostiary.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Shows progress: as a bar that is redrawn in a terminal, elsewhere as a line now and then.
final class Progress {
    private static final int WIDTH = 30;
    private static final long TERMINAL_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long LINE_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final PrintStream out;
    private final boolean terminal;
    private String what = "";
    private long total;
    private long first;
    private long began;
    private long shown;
    private volatile String endNotice = "";

    private Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    static Progress on(PrintStream out) {
        return new Progress(
                out,
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .isPresent());
    }

    /// Sets the message for the operator if the process is ended by a signal from now on; empty for none.
    void endNotice(String notice) {
        endNotice = notice;
    }

    String endNotice() {
        return endNotice;
    }

    /// Starts counting at `first`.
    ///
    /// @param total 0 if unknown
    void begin(String what, long first, long total) {
        this.what = what;
        this.total = total;
        this.first = first;
        this.began = System.nanoTime();
        this.shown = began;
    }

    void at(long done) {
        var now = System.nanoTime();
        if (now - shown >= (terminal ? TERMINAL_PERIOD_NANOS : LINE_PERIOD_NANOS)) {
            shown = now;
            show(line(done, now - began));
        }
    }

    void end(long done) {
        show(line(done, System.nanoTime() - began));
        if (terminal) {
            out.println();
        }
    }

    /// Formats a line such as `[##########          ]  33 %  33,000 of 100,000  1,200/s  0:56 left`.
    private String line(long done, long nanos) {
        double perSecond = (done - first) * 1e9 / Math.max(nanos, 1);
        if (total == 0) {
            return String.format(Locale.ROOT, "%s: %,d  %,.0f/s", what, done, perSecond);
        }
        int filled = (int) (WIDTH * done / total);
        long left = perSecond > 0 ? Math.round((total - done) / perSecond) : 0;
        return String.format(
                Locale.ROOT,
                "%s: [%s%s] %3d %%  %,d of %,d  %,.0f/s  %d:%02d left",
                what,
                "#".repeat(filled),
                " ".repeat(WIDTH - filled),
                100 * done / total,
                done,
                total,
                perSecond,
                left / 60,
                left % 60);
    }

    private void show(String line) {
        if (terminal) {
            out.print("\r" + line + "\u001B[K");
            out.flush();
        } else {
            out.println(line);
        }
    }
}

package ostiary.functions.torture;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import ostiary.functions.torture.FamilyHistory.LogOut;
import ostiary.functions.torture.FamilyHistory.Refresh;

/// One session on its way through the test: takes down what happens to it, from many threads.
final class Family {
    private final String name;
    private final String first;
    private final Duration grace;
    private final Queue<Refresh> refreshes = new ConcurrentLinkedQueue<>();
    private final Queue<LogOut> logOuts = new ConcurrentLinkedQueue<>();

    Family(String name, String first, Duration grace) {
        this.name = name;
        this.first = first;
        this.grace = grace;
    }

    void refreshed(boolean honest, String presented, Answer answer, Instant asked, Instant answered) {
        refreshes.add(new Refresh(honest, presented, answer, asked, answered));
    }

    void loggedOut(boolean acknowledged, Instant asked, Instant answered) {
        logOuts.add(new LogOut(acknowledged, asked, answered));
    }

    FamilyHistory history() {
        return new FamilyHistory(name, first, grace, List.copyOf(refreshes), List.copyOf(logOuts));
    }
}

package ostiary.torture;

import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import ostiary.core.token.RefreshToken;
import ostiary.torture.FamilyHistory.LogOut;
import ostiary.torture.FamilyHistory.Login;
import ostiary.torture.FamilyHistory.Refresh;

/// One session on its way through the test: takes down what happens to it, from many threads.
final class Family {
    private final User user;
    private final RefreshToken first;
    private final Login login;
    private final Queue<Refresh> refreshes = new ConcurrentLinkedQueue<>();
    private final Queue<LogOut> logOuts = new ConcurrentLinkedQueue<>();

    /// As a login that was asked and answered then has begun it.
    Family(User user, RefreshToken first, Instant asked, Instant answered) {
        this.user = user;
        this.first = first;
        this.login = new Login(first.text(), asked, answered);
    }

    User user() {
        return user;
    }

    RefreshToken first() {
        return first;
    }

    void refreshed(boolean honest, String presented, Answer answer, Instant asked, Instant answered) {
        refreshes.add(new Refresh(honest, presented, answer, asked, answered));
    }

    void loggedOut(boolean acknowledged, Instant asked, Instant answered) {
        logOuts.add(new LogOut(false, acknowledged, asked, answered));
    }

    /// With the log-outs everywhere of its user, those before its login too: whom they concern is for the judge.
    FamilyHistory history() {
        var all = Stream.concat(logOuts.stream(), user.logOutsEverywhere().stream());
        return new FamilyHistory(
                "session " + first.sessionId(), login, user.grace(), List.copyOf(refreshes), all.toList());
    }
}

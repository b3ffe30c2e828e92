package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import ostiary.core.token.RefreshRefusal;
import ostiary.torture.Answer.Given;
import ostiary.torture.Answer.None;
import ostiary.torture.Answer.Refused;
import ostiary.torture.FamilyHistory.LogOut;
import ostiary.torture.FamilyHistory.Login;
import ostiary.torture.FamilyHistory.Refresh;

/// A history whose verdict is plain, for the judge. The grace is 100; times are milliseconds, and unless told
/// otherwise the login is long over.
abstract class JudgedHistory {
    static final Answer NONE = new None();
    static final Answer REPLAYED = new Refused(RefreshRefusal.REPLAYED);
    static final Answer REVOKED = new Refused(RefreshRefusal.REVOKED);

    private Login login = new Login("t0", at(-20), at(-10));
    private final List<Refresh> refreshes = new ArrayList<>();
    private final List<LogOut> logOuts = new ArrayList<>();

    void client(String presented, Answer answer, int asked, int answered) {
        refreshes.add(new Refresh(true, presented, answer, at(asked), at(answered)));
    }

    void thief(String presented, Answer answer, int asked, int answered) {
        refreshes.add(new Refresh(false, presented, answer, at(asked), at(answered)));
    }

    void logOut(boolean acknowledged, int asked, int answered) {
        logOuts.add(new LogOut(false, acknowledged, at(asked), at(answered)));
    }

    void logOutEverywhere(int asked, int answered) {
        logOuts.add(new LogOut(true, true, at(asked), at(answered)));
    }

    void logIn(int asked, int answered) {
        login = new Login("t0", at(asked), at(answered));
    }

    static Answer given(String token) {
        return new Given(token);
    }

    private static Instant at(int millis) {
        return Instant.ofEpochMilli(millis);
    }

    void assertFine() {
        assertThat(violations()).isEmpty();
    }

    void assertBroken(Rule rule) {
        assertThat(violations()).extracting(Violation::rule).contains(rule);
    }

    private List<Violation> violations() {
        return new Checker(new FamilyHistory("family", login, Duration.ofMillis(100), refreshes, logOuts)).violations();
    }
}

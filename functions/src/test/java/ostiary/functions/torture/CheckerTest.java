package ostiary.functions.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import ostiary.core.session.RefreshSession.Reason;
import ostiary.functions.torture.Answer.Given;
import ostiary.functions.torture.Answer.None;
import ostiary.functions.torture.Answer.Refused;
import ostiary.functions.torture.FamilyHistory.LogOut;
import ostiary.functions.torture.FamilyHistory.Login;
import ostiary.functions.torture.FamilyHistory.Refresh;

/// The judge, on histories whose verdict is plain. The grace is 100; times are milliseconds, and
/// unless told otherwise the login is long over.
class CheckerTest {
    private static final Answer NONE = new None();
    private static final Answer REPLAYED = new Refused(Reason.REPLAYED);
    private static final Answer REVOKED = new Refused(Reason.REVOKED);

    private Login login = new Login("t0", at(-20), at(-10));
    private final List<Refresh> refreshes = new ArrayList<>();
    private final List<LogOut> logOuts = new ArrayList<>();

    @Test
    void aLineOfTokensIsFine() {
        client("t0", given("t1"), 0, 10);
        client("t1", given("t1"), 20, 30);
        client("t1", given("t2"), 120, 130);
        client("t1", given("t2"), 140, 150);

        assertFine();
    }

    @Nested
    class OneLine {
        @Test
        void breaksWhereATokenHasTwoSuccessors() {
            client("t0", given("t1"), 0, 10);
            client("t0", given("t2"), 5, 15);

            assertBroken(Rule.A_ONE_LINE);
        }

        @Test
        void holdsWhereATokenIsAnsweredWithItselfBeforeItMovesOn() {
            client("t0", given("t0"), 0, 10);
            client("t0", given("t1"), 11, 20);

            assertFine();
        }

        @Test
        void breaksWhereTwoTokensHaveOneSuccessor() {
            client("t0", given("t1"), 0, 10);
            client("t1", given("t2"), 110, 120);
            client("t0", given("t2"), 111, 121);

            assertBroken(Rule.A_ONE_LINE);
        }

        @Test
        void breaksWhereTheFirstTokenComesBack() {
            client("t0", given("t1"), 0, 10);
            client("t1", given("t0"), 110, 120);

            assertBroken(Rule.A_ONE_LINE);
        }
    }

    @Nested
    class GraceEnds {
        @Test
        void holdsWhereTheGraceMayHaveBegunAsLateAsItsAnswer() {
            client("t0", given("t1"), 0, 50);
            thief("t0", given("t1"), 150, 160);

            assertFine();
        }

        @Test
        void breaksWhereTheGraceWasOverWhenItWasAsked() {
            client("t0", given("t1"), 0, 50);
            thief("t0", given("t1"), 151, 160);

            assertBroken(Rule.B_GRACE_ENDS);
        }

        @Test
        void breaksWhereTheSuccessorHasMovedOnAsWell() {
            client("t0", given("t1"), 0, 10);
            client("t1", given("t2"), 20, 30);
            thief("t0", given("t1"), 31, 40);

            assertBroken(Rule.B_GRACE_ENDS);
        }

        @Test
        void breaksWhereASupersededTokenIsAnsweredWithItself() {
            client("t0", given("t1"), 0, 10);
            thief("t0", given("t0"), 11, 20);

            assertBroken(Rule.B_GRACE_ENDS);
        }

        @Test
        void holdsWhereNobodyKnowsOfASuccessor() {
            client("t0", NONE, 0, 10);
            client("t0", given("t1"), 500, 510);

            assertFine();
        }
    }

    @Nested
    class ReplayEndsAll {
        @Test
        void holdsWhereNothingIsAcceptedAfterwards() {
            client("t0", given("t1"), 0, 10);
            client("t1", given("t2"), 195, 250);
            thief("t0", REPLAYED, 200, 210);
            client("t2", REPLAYED, 260, 270);

            assertFine();
        }

        @Test
        void breaksWhereTheFamilyLivesOn() {
            client("t0", given("t1"), 0, 10);
            thief("t0", REPLAYED, 200, 210);
            client("t1", given("t2"), 211, 220);

            assertBroken(Rule.C_REPLAY_ENDS_ALL);
        }

        @Test
        void breaksWhereAReplayIsRefusedUnderAnotherNameAndTheFamilyLivesOn() {
            client("t0", given("t1"), 0, 10);
            thief("t0", new Refused(Reason.UNKNOWN), 200, 210);
            client("t1", given("t2"), 211, 220);

            assertBroken(Rule.C_REPLAY_ENDS_ALL);
        }

        @Test
        void holdsWhereTheReplayWasNotAnswered() {
            client("t0", given("t1"), 0, 10);
            thief("t0", NONE, 200, 210);
            client("t1", given("t2"), 211, 220);

            assertFine();
        }
    }

    @Nested
    class LogoutSticks {
        @Test
        void holdsWhereTheRefreshWasUnderWay() {
            client("t0", given("t1"), 9, 30);
            logOut(true, 0, 10);

            assertFine();
        }

        @Test
        void breaksWhereTheRefreshBeganAfterwards() {
            client("t0", given("t1"), 11, 30);
            logOut(true, 0, 10);

            assertBroken(Rule.D_LOGOUT_STICKS);
        }

        @Test
        void breaksWhereALogoutEverywhereMissesTheSession() {
            logIn(0, 9);
            logOutEverywhere(10, 20);
            client("t0", given("t1"), 21, 30);

            assertBroken(Rule.D_LOGOUT_STICKS);
        }

        @Test
        void letsASessionLiveWhoseLoginWasUnderWayWhenALogoutEverywhereWasAskedFor() {
            logIn(0, 11);
            logOutEverywhere(10, 20);
            client("t0", given("t1"), 21, 30);

            assertFine();
        }

        @Test
        void holdsWhereTheLogoutWasNotAcknowledged() {
            client("t0", given("t1"), 11, 30);
            logOut(false, 0, 10);

            assertFine();
        }
    }

    @Nested
    class HonestStay {
        @Test
        void breaksWhereTheNewestTokenIsRefused() {
            client("t0", given("t1"), 0, 10);
            client("t1", REPLAYED, 500, 510);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void breaksWhereARepeatWithinTheGraceIsRefused() {
            client("t0", NONE, 0, 10);
            client("t0", REPLAYED, 20, 30);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void breaksWhereTheOnlyRequestIsRefusedHoweverLongItTook() {
            client("t0", REPLAYED, 0, 900);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void holdsWhereTheRepeatMayHaveComeAfterTheGrace() {
            client("t0", NONE, 0, 10);
            client("t0", REPLAYED, 90, 101);

            assertFine();
        }

        @Test
        void holdsWhereAThiefMayHaveBeenCaught() {
            client("t0", given("t1"), 0, 10);
            thief("t0", NONE, 200, 210);
            client("t1", REPLAYED, 220, 230);

            assertFine();
        }

        @Test
        void breaksWhereTheThiefCameLater() {
            client("t0", given("t1"), 0, 10);
            client("t1", REPLAYED, 220, 230);
            thief("t0", REPLAYED, 231, 240);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void breaksWhereTheThiefWasWithinTheGrace() {
            client("t0", given("t1"), 0, 10);
            thief("t0", NONE, 50, 60);
            client("t1", REPLAYED, 220, 230);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void holdsAfterALogoutHadBeenAskedFor() {
            logOut(false, 0, 10);
            client("t0", REVOKED, 5, 20);

            assertFine();
        }

        @Test
        void breaksBeforeALogoutHadBeenAskedFor() {
            client("t0", REVOKED, 5, 20);
            logOut(true, 21, 30);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void letsASessionDieWhoseLoginWasUnderWayDuringALogoutEverywhere() {
            logOutEverywhere(10, 20);
            logIn(19, 25);
            client("t0", REVOKED, 26, 30);

            assertFine();
        }

        @Test
        void breaksWhereALogoutEverywhereEndsASessionThatBeganLater() {
            logOutEverywhere(10, 20);
            logIn(21, 25);
            client("t0", REVOKED, 26, 30);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void breaksWhereTheSessionIsUnknown() {
            client("t0", new Refused(Reason.UNKNOWN), 0, 10);

            assertBroken(Rule.E_HONEST_STAY);
        }

        @Test
        void isNotOwedToAThief() {
            thief("t0", new Refused(Reason.UNKNOWN), 0, 10);

            assertFine();
        }
    }

    private void client(String presented, Answer answer, int asked, int answered) {
        refreshes.add(new Refresh(true, presented, answer, at(asked), at(answered)));
    }

    private void thief(String presented, Answer answer, int asked, int answered) {
        refreshes.add(new Refresh(false, presented, answer, at(asked), at(answered)));
    }

    private void logOut(boolean acknowledged, int asked, int answered) {
        logOuts.add(new LogOut(false, acknowledged, at(asked), at(answered)));
    }

    private void logOutEverywhere(int asked, int answered) {
        logOuts.add(new LogOut(true, true, at(asked), at(answered)));
    }

    private void logIn(int asked, int answered) {
        login = new Login("t0", at(asked), at(answered));
    }

    private static Answer given(String token) {
        return new Given(token);
    }

    private static Instant at(int millis) {
        return Instant.ofEpochMilli(millis);
    }

    private void assertFine() {
        assertThat(violations()).isEmpty();
    }

    private void assertBroken(Rule rule) {
        assertThat(violations()).extracting(Violation::rule).contains(rule);
    }

    private List<Violation> violations() {
        return new Checker(new FamilyHistory("family", login, Duration.ofMillis(100), refreshes, logOuts)).violations();
    }
}

package ostiary.torture;

import org.junit.jupiter.api.Test;
import ostiary.core.token.RefreshRefusal;
import ostiary.torture.Answer.Refused;

/// The judge on rule C, that a replay ends the family.
class ReplayEndsAllTest extends JudgedHistory {
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
        client("t1", given("t2"), 150, 160);
        thief("t0", new Refused(RefreshRefusal.UNKNOWN), 200, 210);
        client("t2", given("t3"), 261, 270);

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

package ostiary.adapters.torture;

import org.junit.jupiter.api.Test;

/// The judge on rule B, that a superseded token is no good after its grace.
class GraceEndsTest extends JudgedHistory {
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

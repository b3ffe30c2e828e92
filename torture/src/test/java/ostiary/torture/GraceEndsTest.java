package ostiary.torture;

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
    void holdsWhereTheGraceWasOverAndTheLostAnswerIsForgivenAgainAndAgain() {
        client("t0", given("t1"), 0, 50);
        client("t0", given("t1"), 151, 160);
        client("t0", given("t1"), 500, 510);

        assertFine();
    }

    @Test
    void breaksWhereTheNextButOneIsForgivenToo() {
        client("t0", given("t1"), 0, 50);
        client("t0", given("t1"), 151, 160);
        client("t1", given("t2"), 300, 310);
        client("t2", given("t3"), 450, 460);
        thief("t2", given("t3"), 600, 610);

        assertBroken(Rule.B_GRACE_ENDS);
    }

    @Test
    void holdsWhereThreeRotationsLieBetweenTwoThatAreForgiven() {
        client("t0", given("t1"), 0, 50);
        client("t0", given("t1"), 151, 160);
        client("t1", given("t2"), 300, 310);
        client("t2", given("t3"), 450, 460);
        client("t3", given("t4"), 600, 610);
        client("t3", given("t4"), 750, 760);

        assertFine();
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

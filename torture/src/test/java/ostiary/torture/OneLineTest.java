package ostiary.torture;

import org.junit.jupiter.api.Test;

/// The judge on rule A, that there is one line of tokens.
class OneLineTest extends JudgedHistory {
    @Test
    void aLineOfTokensIsFine() {
        client("t0", given("t1"), 0, 10);
        client("t1", given("t1"), 20, 30);
        client("t1", given("t2"), 120, 130);
        client("t1", given("t2"), 140, 150);

        assertFine();
    }

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

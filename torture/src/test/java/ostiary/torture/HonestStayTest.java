package ostiary.torture;

import org.junit.jupiter.api.Test;
import ostiary.core.token.RefreshRefusal;
import ostiary.torture.Answer.Refused;

/// The judge on rule E, that an honest client is refused only for a reason.
class HonestStayTest extends JudgedHistory {
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
    void breaksWhereTheFirstLostAnswerIsNotForgiven() {
        client("t0", NONE, 0, 10);
        client("t0", REPLAYED, 500, 510);

        assertBroken(Rule.E_HONEST_STAY);
    }

    @Test
    void holdsWhereAnotherLostAnswerMayHaveBeenForgivenALittleEarlier() {
        client("t0", NONE, 0, 10);
        client("t0", given("t1"), 90, 101);
        client("t1", NONE, 300, 310);
        client("t1", REPLAYED, 500, 510);

        assertFine();
    }

    @Test
    void holdsWhereAThiefMayHaveBeenCaught() {
        client("t0", given("t1"), 0, 10);
        client("t1", given("t2"), 150, 160);
        thief("t0", NONE, 200, 210);
        client("t2", REPLAYED, 270, 280);

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
        client("t0", new Refused(RefreshRefusal.UNKNOWN), 0, 10);

        assertBroken(Rule.E_HONEST_STAY);
    }

    @Test
    void isNotOwedToAThief() {
        thief("t0", new Refused(RefreshRefusal.UNKNOWN), 0, 10);

        assertFine();
    }
}

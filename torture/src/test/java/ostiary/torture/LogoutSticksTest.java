package ostiary.torture;

import org.junit.jupiter.api.Test;

/// The judge on rule D, that nothing is accepted after a logout.
class LogoutSticksTest extends JudgedHistory {
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

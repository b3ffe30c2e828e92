package ostiary.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import ostiary.core.access.Revocation;
import ostiary.core.session.RefreshSession.Outcome;
import ostiary.core.session.RefreshSession.Outcome.Refreshed;
import ostiary.core.session.RefreshSession.Outcome.Refused;
import ostiary.core.signup.ConfirmSignUp.Outcome.Confirmed;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.World;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.RefreshToken;
import ostiary.core.user.EmailAddress;

/// An instance dies before a call to the store, after it, or before its reply; the client comes back to another one.
/// Each operation is taken through all its points.
class CrashPointsTest {
    private final CrashPoints points = new CrashPoints();
    private final World well = points.well;
    private EmailAddress email = Fresh.email();
    private RefreshToken first = points.logIn(Accounts.one());
    private RefreshToken second = first;

    @Test
    void aRefreshIsMadeAgainAndMeetsTheSameSuccessor() {
        int ways = points.dieAtEach(this::logIn, this::refreshTheFirst, () -> {
            second = token(points.refresh(first));
            assertThat(token(points.refresh(first)).text()).isEqualTo(second.text());
            points.assertTheSessionGoesOnWith(second);
        });

        assertThat(ways).isEqualTo(2 * 2 + 1);
    }

    @Test
    void aRepeatedRefreshIsMadeAgain() {
        int ways = points.dieAtEach(this::logInAndRefresh, this::refreshTheFirst, () -> {
            assertThat(token(points.refresh(first)).text()).isEqualTo(second.text());
            points.assertTheSessionGoesOnWith(second);
        });

        assertThat(ways).isEqualTo(2 * 2 + 1);
    }

    @Test
    void aLostAnswerIsForgivenHoweverOftenTheForgivingInstanceDies() {
        int ways = points.dieAtEach(
                () -> {
                    logInAndRefresh();
                    well.clock.advance(CrashPoints.CLIENT.policy().grace());
                },
                this::refreshTheFirst,
                () -> {
                    assertThat(token(points.refresh(first)).text()).isEqualTo(second.text());
                    points.assertTheSessionGoesOnWith(second);
                });

        assertThat(ways).isEqualTo(2 * 3 + 1);
    }

    @Test
    void aReplayIsFoundOutTheNextTimeAtTheLatest() {
        int ways = points.dieAtEach(
                () -> {
                    logInAndRefresh();
                    well.clock.advance(CrashPoints.CLIENT.policy().grace());
                    second = token(points.refresh(second));
                },
                this::refreshTheFirst,
                () -> {
                    assertThat(points.refresh(first)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
                    assertThat(points.refresh(second)).isEqualTo(new Refused(RefreshRefusal.REPLAYED));
                });

        assertThat(ways).isEqualTo(2 * 4 + 1);
    }

    @Test
    void aLogoutIsMadeAgainAndSticks() {
        int ways = points.dieAtEach(this::logIn, dying -> dying.logOut().logOut(first.text()), () -> {
            well.logOut().logOut(first.text());
            assertThat(points.refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
        });

        assertThat(ways).isEqualTo(2 * 3 + 1);
    }

    @Test
    void aLogoutEverywhereGoesOnWhereItWas() {
        int ways = points.dieAtEach(
                () -> {
                    var account = Accounts.one();
                    first = points.logIn(account);
                    second = points.logIn(account);
                },
                dying -> dying.endAllSessions().endAll(first.userId()),
                () -> {
                    well.endAllSessions().endAll(first.userId());
                    assertThat(points.refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
                    assertThat(points.refresh(second)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
                });

        assertThat(ways).isEqualTo(2 * 2 + 1);
    }

    /// The authorizers hear of it before the devices are forgotten.
    @Test
    void aUserIsDisabledWhenItIsDoneAgain() {
        well.clock.set(Fresh.now());
        int ways =
                points.dieAtEach(this::logIn, dying -> dying.administerUsers().disable(first.userId()), () -> {
                    assertThat(isForgotten() && !isInTheFeed()).isFalse();
                    assertThat(well.administerUsers().disable(first.userId())).isTrue();
                    assertThat(points.refresh(first)).isEqualTo(new Refused(RefreshRefusal.REVOKED));
                    assertThat(isForgotten() && isInTheFeed()).isTrue();
                });

        assertThat(ways).isEqualTo(2 * 5 + 1);
    }

    private boolean isForgotten() {
        return well.stores.devices().find(first.userId()).voidBefore().equals(well.clock.instant());
    }

    private boolean isInTheFeed() {
        var now = well.clock.instant();
        return well.stores.revocations().since(now).revocations().stream()
                .anyMatch(told -> told instanceof Revocation.OfUser ofUser
                        && ofUser.userId().equals(first.userId()));
    }

    /// If the account was made though the reply was lost, the code is spent; then the password works.
    @Test
    void aConfirmationMakesAWholeAccountOrNone() {
        well.keys.rotateTo("k2"); // The code is looked for under both keys.
        int ways = points.dieAtEach(
                this::signUp,
                dying -> {
                    dying.keys.rotateTo("k2");
                    dying.confirmSignUp()
                            .confirm(email, well.outbox.codeFor(email), Optional.empty(), World.LAPTOP.network());
                },
                () -> {
                    boolean isThere = hasAWholeAccount();
                    var again = well.confirmSignUp()
                            .confirm(email, well.outbox.codeFor(email), Optional.empty(), World.LAPTOP.network());
                    assertThat(again instanceof Confirmed).isNotEqualTo(isThere);
                    assertThat(hasAWholeAccount()).isTrue();
                    points.assertTheSessionGoesOnWith(points.logIn(email));
                });

        assertThat(ways).isEqualTo(2 * 4 + 1);
    }

    private void logIn() {
        first = points.logIn(Accounts.one());
    }

    private void logInAndRefresh() {
        logIn();
        second = token(points.refresh(first));
    }

    private void refreshTheFirst(World dying) {
        dying.refreshSession().refresh(first.text(), World.LAPTOP);
    }

    private void signUp() {
        email = Fresh.email();
        var network = UUID.randomUUID().toString();
        well.signUp().signUp(email, World.PASSWORD, Optional.of("Ada"), network);
    }

    /// False if there is nothing at all of one.
    private boolean hasAWholeAccount() {
        var credential = well.stores.users().findCredential(email);
        credential.ifPresent(
                found -> assertThat(well.stores.users().find(found.userId())).isPresent());
        return credential.isPresent();
    }

    private static RefreshToken token(Outcome outcome) {
        return ((Refreshed) outcome).tokens().refreshToken();
    }
}

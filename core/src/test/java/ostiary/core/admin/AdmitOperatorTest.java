package ostiary.core.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import ostiary.core.access.AdminRole;
import ostiary.core.access.Principal;
import ostiary.core.admin.AdmitOperator.Verdict;
import ostiary.core.factor.StepUp;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.Stores;
import ostiary.core.testing.World;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.token.Subject;
import ostiary.core.user.InMemoryUserStore;
import ostiary.core.user.UserId;

/// Who is an operator: a user with the role now, a session now, and two factors a moment ago.
class AdmitOperatorTest {
    private final InMemoryUserStore users = new InMemoryUserStore();
    private final World world = new World(Stores.inMemory(users));
    private UserId ada = Fresh.userId();
    private SessionId session = Fresh.sessionId();

    @BeforeEach
    void adaIsAnOperator() {
        var claims = world.loggedIn(world.clients.byDefault()).claims();
        ada = claims.subject().user().orElseThrow();
        session = claims.sessionId();
        users.setRoles(ada, Set.of("staff", AdminRole.ROLE));
    }

    private Principal principal(Set<String> scopes, String... amr) {
        return new Principal(
                new Subject.OfUser(ada),
                session,
                "console",
                scopes,
                Set.of(AdminRole.ROLE),
                Optional.of(world.clock.instant()),
                List.of(amr));
    }

    private Principal byTwo() {
        return principal(Set.of("openid", AdminRole.SCOPE), "pwd", "otp", "mfa");
    }

    private Verdict admit(Principal principal) {
        return world.admitOperator().admit(principal);
    }

    @Test
    void isWhoeverHasTheRoleAndTwoFreshFactors() {
        assertThat(admit(byTwo())).isEqualTo(new Verdict.Admitted(Operator.of(ada)));
    }

    @Test
    void isNobodyWithoutTheScope() {
        assertThat(admit(principal(Set.of("openid", "account", "admin", "ostiary:admin2"), "pwd", "otp", "mfa")))
                .isEqualTo(new Verdict.NotAnOperator());
    }

    /// Roles of the token are of then, and those of another system are none.
    @Test
    void isNobodyWithoutTheRoleAsOfNow() {
        var token = byTwo();

        users.setRoles(ada, Set.of("admin", "OSTIARY:ADMIN", "ostiary:admin "));
        assertThat(admit(token)).isEqualTo(new Verdict.NotAnOperator());
        users.setRoles(ada, Set.of());
        assertThat(admit(token)).isEqualTo(new Verdict.NotAnOperator());
    }

    @Test
    void isNobodyToWhomNoOperatorHasGivenTheRole() {
        var claims = world.loggedIn(world.clients.byDefault()).claims();
        ada = claims.subject().user().orElseThrow();
        session = claims.sessionId();

        assertThat(users.findStatus(ada).orElseThrow().roles()).isEmpty();
        assertThat(admit(byTwo())).isEqualTo(new Verdict.NotAnOperator());
    }

    @Test
    void isNobodyByAPasswordAlone() {
        assertThat(admit(principal(Set.of(AdminRole.SCOPE), "pwd")))
                .isEqualTo(new Verdict.LoginNeeded(StepUp.STRONGER));
        assertThat(admit(principal(Set.of(AdminRole.SCOPE)))).isEqualTo(new Verdict.LoginNeeded(StepUp.STRONGER));
    }

    /// Time passes for a token, whoever refreshes it: `auth_time` stays.
    @Test
    void isNobodyAQuarterOfAnHourLater() {
        var token = byTwo();
        world.clock.advance(StepUp.MAX_AGE);
        assertThat(admit(token)).isEqualTo(new Verdict.Admitted(Operator.of(ada)));

        world.clock.advance(Duration.ofMillis(1));
        assertThat(admit(token)).isEqualTo(new Verdict.LoginNeeded(StepUp.FRESHER));
    }

    @Test
    void isNobodyWhoIsDisabledOrSignedOut() {
        var token = byTwo();
        users.setDisabled(ada, true);
        assertThat(admit(token)).isEqualTo(new Verdict.NotSignedIn());
        users.setDisabled(ada, false);
        assertThat(admit(token)).isInstanceOf(Verdict.Admitted.class);

        world.stores.sessions().end(ada, session, EndReason.REVOKED, world.clock.instant());
        assertThat(admit(token)).isEqualTo(new Verdict.NotSignedIn());
    }

    @Test
    void isNobodyWhoHasLoggedOutEverywhereOrIsGone() {
        var token = byTwo();
        users.endSessions(ada, world.clock.instant());
        assertThat(admit(token)).isEqualTo(new Verdict.NotSignedIn());
        users.delete(ada);
        assertThat(admit(token)).isEqualTo(new Verdict.NotSignedIn());
    }

    @Test
    void isNobodyInTheSessionOfAnother() {
        session = world.loggedIn(world.clients.byDefault()).claims().sessionId();

        assertThat(admit(byTwo())).isEqualTo(new Verdict.NotSignedIn());
    }

    /// Whatever its scopes say.
    @Test
    void isNoClient() {
        var client = new Principal(
                new Subject.OfClient("robot"),
                session,
                "robot",
                Set.of(AdminRole.SCOPE),
                Set.of(AdminRole.ROLE),
                Optional.of(world.clock.instant()),
                List.of("pwd", "otp", "mfa"));

        assertThat(admit(client)).isEqualTo(new Verdict.NotAnOperator());
    }
}

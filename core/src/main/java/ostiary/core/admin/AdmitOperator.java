package ostiary.core.admin;

import java.time.InstantSource;
import java.util.Set;
import ostiary.core.access.AdminRole;
import ostiary.core.access.Principal;
import ostiary.core.factor.StepUp;
import ostiary.core.session.OpenSessions;
import ostiary.core.session.SessionStore;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;

/// Decides whether the user behind a valid access token with [AdminRole#SCOPE] is an operator at this moment. The
/// roles of the token do not count: session and user are read anew, consistently, so that whoever is disabled,
/// logged out or has lost the role is none from then on.
///
/// That the second factor is fresh is judged here by the token's `auth_time`, which is that of the session and
/// which no refresh moves.
public final class AdmitOperator {
    private final OpenSessions open;
    private final InstantSource clock;

    public AdmitOperator(SessionStore sessions, UserStatusStore users, InstantSource clock) {
        this.open = new OpenSessions(sessions, users);
        this.clock = clock;
    }

    /// Judges the holder of a token that is valid and has the scope.
    public Verdict admit(Principal principal) {
        var user = principal.subject().user();
        if (user.isEmpty() || !principal.hasScope(AdminRole.SCOPE)) {
            return new Verdict.NotAnOperator();
        }
        var now = clock.instant();
        var status = open.admitted(user.get(), principal.sessionId(), now);
        return status.map(UserStatus::roles)
                .map(roles -> roles.orElse(Set.of()).contains(AdminRole.ROLE)
                        ? stepUp(principal, user.get())
                        : new Verdict.NotAnOperator())
                .orElseGet(Verdict.NotSignedIn::new);
    }

    private Verdict stepUp(Principal principal, UserId user) {
        return StepUp.missingForTwo(principal, clock.instant())
                .<Verdict>map(Verdict.LoginNeeded::new)
                .orElseGet(() -> new Verdict.Admitted(Operator.of(user)));
    }

    /// The result.
    public sealed interface Verdict {
        record Admitted(Operator operator) implements Verdict {}

        /// The user has to log in once more, and how.
        record LoginNeeded(StepUp stepUp) implements Verdict {}

        /// The session is over, or the user disabled or gone.
        record NotSignedIn() implements Verdict {}

        record NotAnOperator() implements Verdict {}
    }
}

package ostiary.core.admin;

import java.util.Optional;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditLog;
import ostiary.core.factor.FactorStore;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.session.ListSessions;
import ostiary.core.user.UserId;

/// Use case: an operator looks at an account. That somebody has looked is logged.
public final class ShowUser {
    private final FindTarget targets;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final ListSessions sessions;
    private final AuditLog audit;

    public ShowUser(
            FindTarget targets, FactorStore factors, PasskeyStore passkeys, ListSessions sessions, AuditLog audit) {
        this.targets = targets;
        this.factors = factors;
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.audit = audit;
    }

    /// The account; empty if there is none.
    public Optional<UserView> show(Operator by, UserId user) {
        var view = targets.byId(user)
                .map(target -> new UserView(target, factors.find(user), passkeys.list(user), sessions.list(user)));
        if (view.isPresent()) {
            audit.record(new AuditEvent.OperatorLooked(user, by.text()));
        }
        return view;
    }
}

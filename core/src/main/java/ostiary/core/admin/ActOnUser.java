package ostiary.core.admin;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import ostiary.core.UnavailableException;
import ostiary.core.factor.FactorStore;
import ostiary.core.passkey.PasskeyStore;
import ostiary.core.user.UserId;

/// Use case: an operator does something to the account of somebody else. The action and its record are one transaction;
/// what follows it, whoever is cut off does by doing the same again.
public final class ActOnUser {
    private static final int TRIES = 8;

    private final FindTarget targets;
    private final AdminStore store;
    private final FactorStore factors;
    private final PasskeyStore passkeys;
    private final AdminAftermath aftermath;
    private final InstantSource clock;

    public ActOnUser(
            FindTarget targets,
            AdminStore store,
            FactorStore factors,
            PasskeyStore passkeys,
            AdminAftermath aftermath,
            InstantSource clock) {
        this.targets = targets;
        this.store = store;
        this.factors = factors;
        this.passkeys = passkeys;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /// Acts. An operator's own account is for others: so nobody lifts themselves, and of operators who act here one is
    /// always left.
    ///
    /// @param via the request by which it came
    /// @throws UnavailableException if somebody else changes the account all the time
    public Outcome act(Operator by, UserId user, AdminAction action, Reason reason, String via) {
        if (by.is(user)) {
            return new Outcome.OwnAccount();
        }
        for (int tries = 1; tries <= TRIES; tries++) {
            var target = targets.byId(user);
            if (target.isEmpty()) {
                return new Outcome.NoUser();
            }
            var refusal = refusal(target.get(), action);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var record = new AdminRecord(UUID.randomUUID(), user, by, action, reason, at(target.get()), via);
            if (store.apply(target.get(), record)) {
                aftermath.follow(target.get(), record);
                return new Outcome.Done(record);
            }
        }
        throw new UnavailableException("changes of an account in conflict", null);
    }

    /// The refusal that acting would meet, if any; nothing is done.
    public Optional<Outcome> wouldRefuse(Operator by, UserId user, AdminAction action) {
        if (by.is(user)) {
            return Optional.of(new Outcome.OwnAccount());
        }
        var target = targets.byId(user);
        return target.isEmpty() ? Optional.of(new Outcome.NoUser()) : refusal(target.get(), action);
    }

    private Optional<Outcome> refusal(AdminTarget target, AdminAction action) {
        return switch (action.kind()) {
            case DISABLE, ENABLE, END_SESSIONS, SET_ROLES -> Optional.empty();
            case UNLOCK -> Optional.empty();
            case REQUIRE_RESET ->
                target.login().filter(login -> login.hasPassword()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Outcome.KeptElsewhere());
            case REMOVE_FACTOR -> ofAFactor(target, action);
            case REMOVE_PASSKEY ->
                passkeys.find(target.user().id(), action.passkey()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Outcome.NoFactor());
        };
    }

    private Optional<Outcome> ofAFactor(AdminTarget target, AdminAction action) {
        if (target.login().isEmpty()) {
            return Optional.of(new Outcome.KeptElsewhere());
        }
        if (target.login().get().disabled()) {
            return Optional.of(new Outcome.Disabled());
        }
        if (target.status().deletesAt().isPresent()) {
            return Optional.of(new Outcome.DeletionPending());
        }
        return factors.find(target.user().id()).authenticators().stream()
                        .anyMatch(found -> found.id().equals(action.factor()))
                ? Optional.empty()
                : Optional.of(new Outcome.NoFactor());
    }

    /// Never before what the user's sessions were ended at already, whoever's clock was ahead.
    private Instant at(AdminTarget target) {
        var now = clock.instant();
        return target.status().notBefore().filter(then -> then.isAfter(now)).orElse(now);
    }

    /// The result of acting.
    public sealed interface Outcome {
        record Done(AdminRecord record) implements Outcome {}

        record NoUser() implements Outcome {}

        /// The operator's own account is for another operator.
        record OwnAccount() implements Outcome {}

        /// Another identity source keeps the password.
        record KeptElsewhere() implements Outcome {}

        /// The user has no such factor, or passkey.
        record NoFactor() implements Outcome {}

        /// Factors of a disabled user stay as they are.
        record Disabled() implements Outcome {}

        /// Factors of an account that will be deleted stay as they are: they go with it, or it is kept with them.
        record DeletionPending() implements Outcome {}
    }
}

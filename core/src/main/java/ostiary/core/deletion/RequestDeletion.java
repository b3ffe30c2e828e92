package ostiary.core.deletion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import ostiary.core.UnavailableException;
import ostiary.core.access.Principal;
import ostiary.core.factor.StepUp;
import ostiary.core.factor.StepUps;
import ostiary.core.session.SessionStore;
import ostiary.core.throttle.Limits;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.Credential;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import ostiary.core.user.UserStatusStore;
import ostiary.core.user.UserStore;

/// Use case: a user wants the account to be deleted. It ends every session at once, and the account itself after a time
/// of grace, in which only its owner's word keeps it. While there is a way back to an address that the user had, the
/// account is there: a thief who has changed the address destroys nothing before the owner is back.
///
/// One conditional write decides, and a second request changes nothing: the time stays. Sessions are forgotten
/// before it and once more after it, since a login may have begun in between.
public final class RequestDeletion {
    private static final int TRIES = 4;

    private final UserStore users;
    private final UserStatusStore statuses;
    private final SessionStore sessions;
    private final DeletionStore store;
    private final WaysBack waysBack;
    private final DeletionAftermath aftermath;
    private final StepUps stepUps;
    private final Throttle throttle;
    private final Duration grace;
    private final InstantSource clock;

    /// @param grace how long the owner may still keep the account
    public RequestDeletion(
            UserStore users,
            UserStatusStore statuses,
            SessionStore sessions,
            DeletionStore store,
            WaysBack waysBack,
            DeletionAftermath aftermath,
            StepUps stepUps,
            Throttle throttle,
            Duration grace,
            InstantSource clock) {
        this.users = users;
        this.statuses = statuses;
        this.sessions = sessions;
        this.store = store;
        this.waysBack = waysBack;
        this.aftermath = aftermath;
        this.stepUps = stepUps;
        this.throttle = throttle;
        this.grace = grace;
        this.clock = clock;
    }

    /// Requests the deletion, as whoever has logged in lately, and by two factors if the user has two. Whoever
    /// is cut off asks again, and is told the same.
    ///
    /// @throws UnavailableException if the account always changes meanwhile, or the notice could not be sent
    public Outcome request(Principal who) {
        for (int tries = 1; tries <= TRIES; tries++) {
            var user = users.find(who.userId());
            var status = statuses.findStatus(who.userId()).filter(found -> !found.disabled());
            if (user.isEmpty() || status.isEmpty()) {
                return new Outcome.TokenIsOver();
            }
            var login = users.findCredential(user.get().email())
                    .filter(found -> found.userId().equals(who.userId()));
            var missing = stepUps.missing(who, login, clock.instant());
            if (missing.isPresent()) {
                return new Outcome.LoginNeeded(missing.get());
            }
            if (status.get().deletesAt().isPresent()) {
                return pending(user.get());
            }
            var refusal = tries == 1 ? refusal(who, status.get()) : Optional.<Outcome>empty();
            if (refusal.isPresent()) {
                return overtaken(user.get()).orElse(refusal.get());
            }
            decide(who, login);
        }
        throw new UnavailableException("the account changes at this very moment", null);
    }

    /// A token may outlive its session for a moment, and must not end the account by it. After the look at the
    /// login, so that an old token alone uses up nothing.
    private Optional<Outcome> refusal(Principal who, UserStatus status) {
        var now = clock.instant();
        boolean isOpen = sessions.findOpen(who.userId(), who.sessionId(), now)
                .filter(startedAt -> status.admits(who.sessionId().value(), startedAt))
                .isPresent();
        return isOpen
                ? throttle.take(Limits.DELETION_BY_USER.of(who.userId().toString()), now)
                        .map(Outcome.TooManyRequests::new)
                : Optional.of(new Outcome.TokenIsOver());
    }

    /// Somebody who asks at the same moment ends the session first.
    private Optional<Outcome> overtaken(User user) {
        return store.find(user.id()).map(_ -> pending(user));
    }

    /// The session in which it is asked for stays until the decision: whoever is cut off before it asks again in it.
    /// Ways back are read after the login: one that is opened later makes the write fail.
    private void decide(Principal who, Optional<Credential> login) {
        var now = clock.instant();
        aftermath.forget(who.userId(), Optional.of(who.sessionId()), now);
        store.request(who.userId(), login, now, end(who.userId(), now));
    }

    /// In whole seconds, and not before the last way back is closed.
    private Instant end(UserId user, Instant now) {
        var usual = now.plus(grace).truncatedTo(ChronoUnit.SECONDS);
        return waysBack.openUntil(user, now)
                .map(until -> until.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1))
                .filter(usual::isBefore)
                .orElse(usual);
    }

    private Outcome pending(User user) {
        var pending = store.find(user.id());
        if (pending.isEmpty()) {
            throw new UnavailableException("the account is kept at this very moment", null);
        }
        if (!pending.get().told()) {
            aftermath.follow(user, pending.get().at(), clock.instant());
            store.told(user.id(), pending.get().at());
        }
        return new Outcome.Pending(pending.get().at());
    }

    /// The result of a request.
    public sealed interface Outcome {
        /// Every session is over.
        ///
        /// @param at when the account is gone
        record Pending(Instant at) implements Outcome {}

        /// The user has to log in once more, and how.
        record LoginNeeded(StepUp stepUp) implements Outcome {}

        /// The token has outlived its session, or its user, or the user is disabled.
        record TokenIsOver() implements Outcome {}

        record TooManyRequests(Duration retryAfter) implements Outcome {}
    }
}

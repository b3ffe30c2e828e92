package ostiary.torture;

import java.util.Set;
import ostiary.adapters.dynamodb.Table;
import ostiary.core.key.HmacKeys;
import ostiary.core.session.SessionStore;
import ostiary.core.token.RefreshTokens;
import ostiary.core.user.UserStatusStore;

/// The flaws that a session store can have. Each has been somebody's bug; each must be caught.
enum Flaw {
    /// The real one.
    NONE,
    /// Reads, checks and writes without a condition.
    CHECK_THEN_WRITE,
    /// Within the grace an old token gets a successor of its own.
    FORKING_GRACE,
    /// The token before the newest stays good.
    ENDLESS_GRACE,
    /// A second lost answer is forgiven after one rotation.
    FORGIVES_TWICE,
    /// A replay is refused and that is all.
    REPLAY_WITHOUT_END,
    /// A logout is acknowledged and now and then not written.
    LOST_LOGOUT,
    /// A refresh does not look whether its user has logged out everywhere.
    STATUS_NOT_READ,
    /// A repeated request, of a client or of the SDK, is not recognised.
    RETRY_TAKEN_FOR_THEFT,
    /// A new token may be exchanged at once, so slow tabs are left two steps behind.
    NO_REST;

    /// Where a store is at work.
    record Site(Table table, HmacKeys keys, RefreshTokens tokens) {}

    /// The store, with this flaw.
    SessionStore in(SessionStore real, Site site) {
        return switch (this) {
            case NONE, STATUS_NOT_READ -> real;
            case CHECK_THEN_WRITE -> FlawedStores.checkThenWrite(real, site);
            case FORKING_GRACE -> FlawedStores.forkingGrace(real, site);
            case ENDLESS_GRACE -> FlawedStores.endlessGrace(real);
            case FORGIVES_TWICE -> FlawedStores.forgivesTwice(site);
            case REPLAY_WITHOUT_END -> FlawedStores.replayWithoutEnd(real);
            case LOST_LOGOUT -> FlawedStores.lostLogout(real);
            case RETRY_TAKEN_FOR_THEFT -> FlawedStores.retryTakenForTheft(real);
            case NO_REST -> FlawedStores.noRest(site);
        };
    }

    /// The store of what holds for users, with this flaw.
    UserStatusStore in(UserStatusStore real) {
        return this == STATUS_NOT_READ ? FlawedStores.unread(real) : real;
    }

    /// The rules that it breaks.
    Set<Rule> breaks() {
        return switch (this) {
            case NONE -> Set.of();
            case CHECK_THEN_WRITE -> Set.of(Rule.A_ONE_LINE, Rule.C_REPLAY_ENDS_ALL, Rule.D_LOGOUT_STICKS);
            case FORKING_GRACE -> Set.of(Rule.A_ONE_LINE);
            case ENDLESS_GRACE, FORGIVES_TWICE -> Set.of(Rule.B_GRACE_ENDS);
            case REPLAY_WITHOUT_END -> Set.of(Rule.C_REPLAY_ENDS_ALL);
            case LOST_LOGOUT, STATUS_NOT_READ -> Set.of(Rule.D_LOGOUT_STICKS);
            case RETRY_TAKEN_FOR_THEFT, NO_REST -> Set.of(Rule.E_HONEST_STAY);
        };
    }
}

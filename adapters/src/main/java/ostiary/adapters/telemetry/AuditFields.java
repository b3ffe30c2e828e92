package ostiary.adapters.telemetry;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditEvent.AccountExported;
import ostiary.core.audit.AuditEvent.AddressChangeRefused;
import ostiary.core.audit.AuditEvent.AddressChangeRequested;
import ostiary.core.audit.AuditEvent.AddressChangeThrottled;
import ostiary.core.audit.AuditEvent.AddressChanged;
import ostiary.core.audit.AuditEvent.AddressRestored;
import ostiary.core.audit.AuditEvent.AllSessionsEnded;
import ostiary.core.audit.AuditEvent.ClientChanged;
import ostiary.core.audit.AuditEvent.ClientRefused;
import ostiary.core.audit.AuditEvent.ClientRegistered;
import ostiary.core.audit.AuditEvent.ClientRemoved;
import ostiary.core.audit.AuditEvent.ClientTokenIssued;
import ostiary.core.audit.AuditEvent.ClientTokenRevoked;
import ostiary.core.audit.AuditEvent.CodeRefused;
import ostiary.core.audit.AuditEvent.ConsentGiven;
import ostiary.core.audit.AuditEvent.ConsentWithdrawn;
import ostiary.core.audit.AuditEvent.DeletionCancelled;
import ostiary.core.audit.AuditEvent.DeletionNotCancelled;
import ostiary.core.audit.AuditEvent.DeletionRefused;
import ostiary.core.audit.AuditEvent.DeletionRequested;
import ostiary.core.audit.AuditEvent.FactorAdded;
import ostiary.core.audit.AuditEvent.FactorLocked;
import ostiary.core.audit.AuditEvent.FactorRefused;
import ostiary.core.audit.AuditEvent.FactorRemoved;
import ostiary.core.audit.AuditEvent.LinkRefused;
import ostiary.core.audit.AuditEvent.LoggedIn;
import ostiary.core.audit.AuditEvent.LoginFailed;
import ostiary.core.audit.AuditEvent.LoginThrottled;
import ostiary.core.audit.AuditEvent.LostAnswerForgiven;
import ostiary.core.audit.AuditEvent.MailBudgetSpent;
import ostiary.core.audit.AuditEvent.NewOrigin;
import ostiary.core.audit.AuditEvent.NoticeUnsent;
import ostiary.core.audit.AuditEvent.OperatorActed;
import ostiary.core.audit.AuditEvent.OperatorLooked;
import ostiary.core.audit.AuditEvent.OperatorSearched;
import ostiary.core.audit.AuditEvent.PasskeyAdded;
import ostiary.core.audit.AuditEvent.PasskeyCopied;
import ostiary.core.audit.AuditEvent.PasskeyRemoved;
import ostiary.core.audit.AuditEvent.PasswordChangeRefused;
import ostiary.core.audit.AuditEvent.PasswordChanged;
import ostiary.core.audit.AuditEvent.PasswordReset;
import ostiary.core.audit.AuditEvent.PasswordResetRefused;
import ostiary.core.audit.AuditEvent.PasswordResetRequested;
import ostiary.core.audit.AuditEvent.PasswordResetThrottled;
import ostiary.core.audit.AuditEvent.PasswordVoided;
import ostiary.core.audit.AuditEvent.RecoveryCodeUsed;
import ostiary.core.audit.AuditEvent.RecoveryCodesRenewed;
import ostiary.core.audit.AuditEvent.RefreshRefused;
import ostiary.core.audit.AuditEvent.Refreshed;
import ostiary.core.audit.AuditEvent.RevocationFeedUnreadable;
import ostiary.core.audit.AuditEvent.RolesChanged;
import ostiary.core.audit.AuditEvent.SessionEnded;
import ostiary.core.audit.AuditEvent.SignUpConfirmed;
import ostiary.core.audit.AuditEvent.SignUpRequested;
import ostiary.core.audit.AuditEvent.SignUpThrottled;
import ostiary.core.audit.AuditEvent.UnknownTokenRefused;
import ostiary.core.audit.AuditEvent.UserDisabled;
import ostiary.core.audit.AuditEvent.UserEnabled;
import ostiary.core.audit.AuditEvent.UserUnlocked;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// The fields of an event's line, wherever it is logged. `event` is its name; `user_id`, `session_id`, `client_id`,
/// `reason`, `username_hash`, `network_hash` and `roles`, with blanks between, are there if the event has them; so are
/// `by`, `action` and `record_id` of what an operator did, and `participants`, with blanks between, of a deletion.
public final class AuditFields {
    public static final String EVENT = "event";
    public static final String USER_ID = "user_id";
    public static final String CLIENT_ID = "client_id";
    public static final String ROLES = "roles";
    public static final String USER_DISABLED = "user_disabled";
    public static final String USER_ENABLED = "user_enabled";
    public static final String ROLES_CHANGED = "roles_changed";
    public static final String CLIENT_REGISTERED = "client_registered";
    public static final String CLIENT_CHANGED = "client_changed";
    public static final String CLIENT_REMOVED = "client_removed";

    private final Map<String, String> fields = new LinkedHashMap<>();

    private AuditFields(String event) {
        fields.put(EVENT, event);
    }

    /// The fields in the order in which they are written.
    public static Map<String, String> of(AuditEvent event) {
        return fieldsOf(event).fields;
    }

    /// One line an event, so it is as long as there are events.
    private static AuditFields fieldsOf(AuditEvent event) {
        return switch (event) {
            case SignUpRequested() -> new AuditFields("sign_up_requested");
            case SignUpThrottled() -> new AuditFields("sign_up_throttled");
            case SignUpConfirmed(var user) -> new AuditFields("sign_up_confirmed").of(user);
            case PasswordResetRequested() -> new AuditFields("password_reset_requested");
            case PasswordResetThrottled() -> new AuditFields("password_reset_throttled");
            case PasswordResetRefused() -> new AuditFields("password_reset_refused");
            case PasswordReset(var user) -> new AuditFields("password_reset").of(user);
            case PasswordChanged(var user, var session) ->
                new AuditFields("password_changed").of(user).of(session);
            case PasswordChangeRefused(var user, var session) ->
                new AuditFields("password_change_refused").of(user).of(session);
            case AddressChangeRequested(var user, var session) ->
                new AuditFields("address_change_requested").of(user).of(session);
            case AddressChangeThrottled() -> new AuditFields("address_change_throttled");
            case AddressChangeRefused() -> new AuditFields("address_change_refused");
            case AddressChanged(var user, var session) ->
                new AuditFields("address_changed").of(user).of(session);
            case AddressRestored(var user) -> new AuditFields("address_restored").of(user);
            case CodeRefused() -> new AuditFields("code_refused");
            case LoggedIn(var user, var session, var client) ->
                new AuditFields("logged_in").of(user).of(session).with(CLIENT_ID, client);
            case LoginFailed(var attempt) -> new AuditFields("login_failed").of(attempt);
            case LoginThrottled(var attempt) -> new AuditFields("login_throttled").of(attempt);
            case MailBudgetSpent() -> new AuditFields("mail_budget_spent");
            case LinkRefused(var user) -> new AuditFields("link_refused").of(user);
            case Refreshed(var user, var session, var client) ->
                new AuditFields("refreshed").of(user).of(session).with(CLIENT_ID, client);
            case LostAnswerForgiven(var user, var session, var client) ->
                new AuditFields("lost_answer_forgiven").of(user).of(session).with(CLIENT_ID, client);
            case NewOrigin(var user, var session, var client) ->
                new AuditFields("new_origin").of(user).of(session).with(CLIENT_ID, client);
            case RefreshRefused(var user, var session, var reason) ->
                new AuditFields("refresh_refused").of(user).of(session).because(reason);
            case UnknownTokenRefused() -> new AuditFields("unknown_token_refused").because(RefreshRefusal.UNKNOWN);
            case SessionEnded(var user, var session, var reason) ->
                new AuditFields("session_ended").of(user).of(session).because(reason);
            case AllSessionsEnded(var user) -> new AuditFields("all_sessions_ended").of(user);
            case UserDisabled(var user) -> new AuditFields(USER_DISABLED).of(user);
            case UserEnabled(var user) -> new AuditFields(USER_ENABLED).of(user);
            case RolesChanged(var user, var roles) ->
                new AuditFields(ROLES_CHANGED).of(user).with(ROLES, String.join(" ", new TreeSet<>(roles)));
            case PasswordVoided(var user) -> new AuditFields("password_voided").of(user);
            case UserUnlocked(var user) -> new AuditFields("user_unlocked").of(user);
            case OperatorActed(var user, var by, var action, var id) ->
                new AuditFields("operator_acted")
                        .of(user)
                        .with("by", by)
                        .with("action", action)
                        .with("record_id", id.toString());
            case OperatorLooked(var user, var by) ->
                new AuditFields("operator_looked").of(user).with("by", by);
            case OperatorSearched(var by, var found) ->
                new AuditFields("operator_searched").with("by", by).with("found", Integer.toString(found));
            case ClientRegistered(var client) -> new AuditFields(CLIENT_REGISTERED).with(CLIENT_ID, client);
            case ClientChanged(var client) -> new AuditFields(CLIENT_CHANGED).with(CLIENT_ID, client);
            case ClientRemoved(var client) -> new AuditFields(CLIENT_REMOVED).with(CLIENT_ID, client);
            case ClientRefused(var client) -> new AuditFields("client_refused").with(CLIENT_ID, client);
            case ClientTokenIssued(var client, var session) ->
                new AuditFields("client_token_issued").of(session).with(CLIENT_ID, client);
            case ClientTokenRevoked(var client, var session) ->
                new AuditFields("client_token_revoked").of(session).with(CLIENT_ID, client);
            case ConsentGiven(var user, var client) ->
                new AuditFields("consent_given").of(user).with(CLIENT_ID, client);
            case ConsentWithdrawn(var user, var client) ->
                new AuditFields("consent_withdrawn").of(user).with(CLIENT_ID, client);
            case PasskeyAdded(var user) -> new AuditFields("passkey_added").of(user);
            case PasskeyRemoved(var user) -> new AuditFields("passkey_removed").of(user);
            case PasskeyCopied(var user) -> new AuditFields("passkey_copied").of(user);
            case FactorAdded(var user) -> new AuditFields("factor_added").of(user);
            case FactorRemoved(var user) -> new AuditFields("factor_removed").of(user);
            case FactorRefused(var user) -> new AuditFields("factor_refused").of(user);
            case FactorLocked(var user) -> new AuditFields("factor_locked").of(user);
            case RecoveryCodeUsed(var user) -> new AuditFields("recovery_code_used").of(user);
            case RecoveryCodesRenewed(var user) -> new AuditFields("recovery_codes_renewed").of(user);
            case AccountExported(var user) -> new AuditFields("account_exported").of(user);
            case DeletionRequested(var user) -> new AuditFields("deletion_requested").of(user);
            case DeletionCancelled(var user) -> new AuditFields("deletion_cancelled").of(user);
            case DeletionRefused(var user, var by) ->
                new AuditFields("deletion_refused").of(user).with("participants", String.join(" ", by));
            case DeletionNotCancelled() -> new AuditFields("deletion_not_cancelled");
            case NoticeUnsent() -> new AuditFields("notice_unsent");
            case RevocationFeedUnreadable() -> new AuditFields("revocation_feed_unreadable");
        };
    }

    private AuditFields with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    private AuditFields of(UserId user) {
        return with(USER_ID, user.toString());
    }

    private AuditFields of(SessionId session) {
        return with("session_id", session.toString());
    }

    private AuditFields of(Attempt attempt) {
        attempt.username().ifPresent(hash -> with("username_hash", hash));
        attempt.network().ifPresent(hash -> with("network_hash", hash));
        return this;
    }

    /// The reason's name in the API.
    private AuditFields because(Enum<?> reason) {
        return with("reason", reason.name().toLowerCase(Locale.ROOT));
    }
}

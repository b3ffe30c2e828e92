package ostiary.adapters.telemetry;

import static software.amazon.lambda.powertools.logging.argument.StructuredArguments.entry;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.audit.AuditEvent.AllSessionsEnded;
import ostiary.core.audit.AuditEvent.ClientChanged;
import ostiary.core.audit.AuditEvent.ClientRefused;
import ostiary.core.audit.AuditEvent.ClientRegistered;
import ostiary.core.audit.AuditEvent.ClientRemoved;
import ostiary.core.audit.AuditEvent.ClientTokenIssued;
import ostiary.core.audit.AuditEvent.ClientTokenRevoked;
import ostiary.core.audit.AuditEvent.CodeRefused;
import ostiary.core.audit.AuditEvent.LinkRefused;
import ostiary.core.audit.AuditEvent.LoggedIn;
import ostiary.core.audit.AuditEvent.LoginFailed;
import ostiary.core.audit.AuditEvent.LoginThrottled;
import ostiary.core.audit.AuditEvent.LostAnswerForgiven;
import ostiary.core.audit.AuditEvent.MailBudgetSpent;
import ostiary.core.audit.AuditEvent.NewOrigin;
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
import ostiary.core.audit.AuditLog;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;
import software.amazon.lambda.powertools.logging.argument.StructuredArgument;

/// Adapter: one log line per event. `event` is its name; `user_id`, `session_id`, `client_id`, `reason`,
/// `username_hash` and `network_hash` are there if the event has them.
public final class LoggingAuditLog implements AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger(LoggingAuditLog.class);
    private static final String CLIENT_ID = "client_id";

    @Override
    public void record(AuditEvent event) {
        switch (event) {
            case SignUpRequested() -> line("sign_up_requested");
            case SignUpThrottled() -> line("sign_up_throttled");
            case SignUpConfirmed(var user) -> line("sign_up_confirmed", id(user));
            case CodeRefused() -> line("code_refused");
            case LoggedIn(var user, var session, var client) ->
                line("logged_in", id(user), id(session), entry(CLIENT_ID, client));
            case LoginFailed(var attempt) -> line("login_failed", attempt(attempt));
            case LoginThrottled(var attempt) -> line("login_throttled", attempt(attempt));
            case MailBudgetSpent() -> line("mail_budget_spent");
            case LinkRefused(var user) -> line("link_refused", id(user));
            case Refreshed(var user, var session, var client) ->
                line("refreshed", id(user), id(session), entry(CLIENT_ID, client));
            case LostAnswerForgiven(var user, var session, var client) ->
                line("lost_answer_forgiven", id(user), id(session), entry(CLIENT_ID, client));
            case NewOrigin(var user, var session, var client) ->
                line("new_origin", id(user), id(session), entry(CLIENT_ID, client));
            case RefreshRefused(var user, var session, var reason) ->
                line("refresh_refused", id(user), id(session), entry("reason", word(reason)));
            case UnknownTokenRefused() -> line("unknown_token_refused", entry("reason", word(RefreshRefusal.UNKNOWN)));
            case SessionEnded(var user, var session, var reason) ->
                line(
                        "session_ended",
                        id(user),
                        id(session),
                        entry("reason", reason.name().toLowerCase(Locale.ROOT)));
            case AllSessionsEnded(var user) -> line("all_sessions_ended", id(user));
            case UserDisabled(var user) -> line("user_disabled", id(user));
            case UserEnabled(var user) -> line("user_enabled", id(user));
            case RolesChanged(var user) -> line("roles_changed", id(user));
            case ClientRegistered(var client) -> line("client_registered", entry(CLIENT_ID, client));
            case ClientChanged(var client) -> line("client_changed", entry(CLIENT_ID, client));
            case ClientRemoved(var client) -> line("client_removed", entry(CLIENT_ID, client));
            case ClientRefused(var client) -> line("client_refused", entry(CLIENT_ID, client));
            case ClientTokenIssued(var client, var session) ->
                line("client_token_issued", id(session), entry(CLIENT_ID, client));
            case ClientTokenRevoked(var client, var session) ->
                line("client_token_revoked", id(session), entry(CLIENT_ID, client));
            case RevocationFeedUnreadable() -> line("revocation_feed_unreadable");
        }
    }

    /// The reason's name in the API.
    static String word(RefreshRefusal reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }

    private static void line(String event, StructuredArgument... details) {
        LOG.info(
                event,
                Stream.concat(Stream.of(entry("event", event)), Stream.of(details))
                        .toArray());
    }

    private static StructuredArgument[] attempt(Attempt attempt) {
        return Stream.of(
                        attempt.username().map(hash -> entry("username_hash", hash)),
                        attempt.network().map(hash -> entry("network_hash", hash)))
                .flatMap(Optional::stream)
                .toArray(StructuredArgument[]::new);
    }

    private static StructuredArgument id(UserId user) {
        return entry("user_id", user.toString());
    }

    private static StructuredArgument id(SessionId session) {
        return entry("session_id", session.toString());
    }
}

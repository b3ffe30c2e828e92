package ostiary.core.audit;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import ostiary.core.token.EndReason;
import ostiary.core.token.RefreshRefusal;
import ostiary.core.token.SessionId;
import ostiary.core.user.UserId;

/// A security event for operators. No event holds a secret or an address.
public sealed interface AuditEvent {
    record SignUpRequested() implements AuditEvent {}

    record SignUpThrottled() implements AuditEvent {}

    /// The service has sent as many mails in this hour as it may, and somebody went without.
    record MailBudgetSpent() implements AuditEvent {}

    record SignUpConfirmed(UserId userId) implements AuditEvent {}

    record CodeRefused() implements AuditEvent {}

    /// Somebody asked for another password, be there an account or not.
    record PasswordResetRequested() implements AuditEvent {}

    record PasswordResetThrottled() implements AuditEvent {}

    /// A code or a link that was shown for another password is not good for it, or not any more.
    record PasswordResetRefused() implements AuditEvent {}

    /// Somebody who reads the user's mail has set another password.
    record PasswordReset(UserId userId) implements AuditEvent {}

    /// The user has set another password.
    record PasswordChanged(UserId userId, SessionId sessionId) implements AuditEvent {}

    /// Whoever wanted to set another password did not know the present one.
    record PasswordChangeRefused(UserId userId, SessionId sessionId) implements AuditEvent {}

    record AddressChangeRequested(UserId userId, SessionId sessionId) implements AuditEvent {}

    record AddressChangeThrottled() implements AuditEvent {}

    /// A code or a link that was shown for another address is not good for it, or not any more.
    record AddressChangeRefused() implements AuditEvent {}

    /// The user has another address, which somebody has proved.
    record AddressChanged(UserId userId, SessionId sessionId) implements AuditEvent {}

    /// Somebody who reads the mail of an address that the user had has put it back.
    record AddressRestored(UserId userId) implements AuditEvent {}

    record LoggedIn(UserId userId, SessionId sessionId, String clientId) implements AuditEvent {}

    record LoginFailed(Attempt attempt) implements AuditEvent {}

    record LoginThrottled(Attempt attempt) implements AuditEvent {}

    /// A user proved who they are to the identity source and got no account: the one that their address or their id
    /// leads to may not be theirs, or is disabled.
    ///
    /// @param userId the id that they have at the source
    record LinkRefused(UserId userId) implements AuditEvent {}

    record Refreshed(UserId userId, SessionId sessionId, String clientId) implements AuditEvent {}

    /// A client whose answer had been lost came back after the grace and was answered once more.
    record LostAnswerForgiven(UserId userId, SessionId sessionId, String clientId) implements AuditEvent {}

    /// A refresh of a session came from a network, or from a client, that it did not come from lately. Told once a day
    /// and session.
    record NewOrigin(UserId userId, SessionId sessionId, String clientId) implements AuditEvent {}

    record RefreshRefused(UserId userId, SessionId sessionId, RefreshRefusal reason) implements AuditEvent {}

    /// A refresh token that this service did not issue.
    record UnknownTokenRefused() implements AuditEvent {}

    record SessionEnded(UserId userId, SessionId sessionId, EndReason reason) implements AuditEvent {}

    record AllSessionsEnded(UserId userId) implements AuditEvent {}

    record UserDisabled(UserId userId) implements AuditEvent {}

    record UserEnabled(UserId userId) implements AuditEvent {}

    /// An operator has given the user these roles, and no others.
    record RolesChanged(UserId userId, Set<String> roles) implements AuditEvent {}

    /// An operator has made the user's password void.
    record PasswordVoided(UserId userId) implements AuditEvent {}

    /// An operator has taken away what counted as guesses of the user's password and codes.
    record UserUnlocked(UserId userId) implements AuditEvent {}

    /// An operator has done something to a user's account; another event tells of it, too.
    ///
    /// @param by the operator
    /// @param recordId that of the record, which has the reason
    record OperatorActed(UserId userId, String by, String action, UUID recordId) implements AuditEvent {}

    /// An operator has looked at a user's account.
    record OperatorLooked(UserId userId, String by) implements AuditEvent {}

    /// An operator has searched for users.
    ///
    /// @param found how many they got to see
    record OperatorSearched(String by, int found) implements AuditEvent {}

    record ClientRegistered(String clientId) implements AuditEvent {}

    record ClientChanged(String clientId) implements AuditEvent {}

    record ClientRemoved(String clientId) implements AuditEvent {}

    /// A registered client came with another secret than its own, or with none.
    record ClientRefused(String clientId) implements AuditEvent {}

    /// A client got an access token for itself.
    record ClientTokenIssued(String clientId, SessionId sessionId) implements AuditEvent {}

    /// A client gave back an access token that it had got for itself.
    record ClientTokenRevoked(String clientId, SessionId sessionId) implements AuditEvent {}

    /// A user has agreed that a client may have more than before.
    record ConsentGiven(UserId userId, String clientId) implements AuditEvent {}

    record ConsentWithdrawn(UserId userId, String clientId) implements AuditEvent {}

    /// Another passkey opens the account.
    record PasskeyAdded(UserId userId) implements AuditEvent {}

    record PasskeyRemoved(UserId userId) implements AuditEvent {}

    /// An authenticator counted no further than before: there may be a copy of it (WebAuthn Level 3 §6.1.1).
    record PasskeyCopied(UserId userId) implements AuditEvent {}

    /// A user has confirmed an authenticator, and logins ask for it.
    record FactorAdded(UserId userId) implements AuditEvent {}

    record FactorRemoved(UserId userId) implements AuditEvent {}

    /// A code of a second factor was wrong, or used up.
    record FactorRefused(UserId userId) implements AuditEvent {}

    /// So many codes were wrong one after the other that those of authenticators let nobody in any more.
    record FactorLocked(UserId userId) implements AuditEvent {}

    record RecoveryCodeUsed(UserId userId) implements AuditEvent {}

    record RecoveryCodesRenewed(UserId userId) implements AuditEvent {}

    /// A user has got a copy of all that is stored of them.
    record AccountExported(UserId userId) implements AuditEvent {}

    /// A user wants the account to be deleted, and it will be after the time of grace.
    record DeletionRequested(UserId userId) implements AuditEvent {}

    /// A user has kept the account that was to be deleted.
    record DeletionCancelled(UserId userId) implements AuditEvent {}

    /// Other services could not let an account go, so it stays, although its user wanted it deleted.
    ///
    /// @param by the names of those that refused or did not answer, as the stack has them
    record DeletionRefused(UserId userId, List<String> by) implements AuditEvent {
        public DeletionRefused {
            by = List.copyOf(by);
        }
    }

    /// A challenge to keep an account was spent, expired or never issued, or the account has changed since.
    record DeletionNotCancelled() implements AuditEvent {}

    /// A mail about a change that was made could not be sent.
    record NoticeUnsent() implements AuditEvent {}

    /// An authorizer continues with the revocations it last read.
    record RevocationFeedUnreadable() implements AuditEvent {}
}

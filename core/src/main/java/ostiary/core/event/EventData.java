package ostiary.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.core.client.ClientType;
import ostiary.core.token.EndReason;
import ostiary.core.token.SessionId;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;

/// The content of an event. None has a hash, a code, a token, a secret or a key.
public sealed interface EventData {
    /// The id of the user or of the client that it is about.
    String subject();

    /// Events whose subject is the user that they are about.
    sealed interface AboutUser extends EventData {
        UserId user();

        @Override
        default String subject() {
            return user().toString();
        }
    }

    /// Events of a session, whose subject is its user.
    sealed interface AboutSession extends EventData {
        SessionRef of();

        @Override
        default String subject() {
            return of().user().toString();
        }
    }

    /// A user whole, as they are once the event has happened: who missed the events before needs none of them.
    ///
    /// @param profile the claims of OpenID Connect Core §5.1 that are known, by name
    /// @param roles as an operator has set them; empty if none has, and those hold that the login came with
    /// @param deletesAt when the account is gone
    /// @param sessionsValidFrom the sessions that had started by then are over
    /// @param keptSession the one of those that is not
    record OfUser(
            UserId user,
            EmailAddress email,
            Instant createdAt,
            Optional<String> name,
            Map<String, String> profile,
            Optional<List<String>> roles,
            boolean disabled,
            Optional<Instant> deletesAt,
            Optional<Instant> sessionsValidFrom,
            Optional<SessionId> keptSession)
            implements AboutUser {
        public OfUser {
            profile = Map.copyOf(profile);
            roles = roles.map(List::copyOf);
        }

        /// Without the address and the profile.
        @Override
        public String toString() {
            return "OfUser[user=" + user + "]";
        }
    }

    /// A user who is gone: nothing is left to tell of them.
    record OfFormerUser(UserId user) implements AboutUser {}

    /// A session and whose it is.
    record SessionRef(SessionId session, UserId user, String client) {}

    /// A login.
    ///
    /// @param methods how the user proved who they are (RFC 8176)
    record OfStart(SessionRef of, List<String> methods, Instant at) implements AboutSession {
        public OfStart {
            methods = List.copyOf(methods);
        }
    }

    /// The end of one session.
    record OfEnd(SessionRef of, EndReason reason, Instant at) implements AboutSession {}

    /// The replay of a refresh token, which ended its session.
    record OfReplay(SessionRef of, Instant at) implements AboutSession {}

    /// The repetition of a refresh.
    record OfForgiveness(SessionRef of, Instant at) implements AboutSession {}

    /// A second factor, recovery codes or a passkey.
    ///
    /// @param factor an opaque id, never used again for another
    record OfFactor(UserId user, String factor, FactorKind kind) implements AboutUser {}

    /// Another password; the old one is not asked for any more.
    record OfPassword(UserId user, Instant at) implements AboutUser {}

    /// A registered client of OAuth.
    record OfClient(String client, String name, ClientType type) implements EventData {
        @Override
        public String subject() {
            return client;
        }
    }

    /// A client that is registered no more.
    record OfFormerClient(String client) implements EventData {
        @Override
        public String subject() {
            return client;
        }
    }
}

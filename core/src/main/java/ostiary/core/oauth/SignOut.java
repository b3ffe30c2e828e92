package ostiary.core.oauth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.core.client.ClientIds;
import ostiary.core.client.ClientStore;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.EndSession;
import ostiary.core.session.Session;
import ostiary.core.session.SessionSnapshot;
import ostiary.core.session.SessionStore;
import ostiary.core.token.EndReason;
import ostiary.core.token.IdTokenHint;
import ostiary.core.token.IdTokenHints;
import ostiary.core.token.RefreshToken;

/// Use case: a user signs out of a browser, maybe because a client asks for it (OpenID Connect RP-Initiated Logout).
public final class SignOut {
    private final BrowserSessions browserSessions;
    private final SessionStore sessions;
    private final EndSession endSession;
    private final ClientStore clients;
    private final IdTokenHints hints;
    private final InstantSource clock;

    public SignOut(
            BrowserSessions browserSessions,
            SessionStore sessions,
            EndSession endSession,
            ClientStore clients,
            IdTokenHints hints,
            InstantSource clock) {
        this.browserSessions = browserSessions;
        this.sessions = sessions;
        this.endSession = endSession;
        this.clients = clients;
        this.hints = hints;
        this.clock = clock;
    }

    /// A client's parameters. All of them may be anything.
    ///
    /// @param idTokenHint an ID token that the client has got
    /// @param backTo where the user is to go on to
    public record Asked(Optional<String> idTokenHint, Optional<String> clientId, Optional<String> backTo) {
        /// Leaves out the token.
        @Override
        public String toString() {
            return "Asked";
        }
    }

    /// The findings about a request to sign out.
    ///
    /// @param client who asks, if it is known; by its token, or by its word alone
    /// @param isSignedIn whether there is anything to end
    /// @param isAgreed whether the client's token is of this very browser's session, so that nobody need be asked
    /// @param backTo where the user may go on to: registered for the client
    /// @param isProven whether the client is known by its token: then the browser may be sent on by itself
    /// @param isLost whether the client wants the user somewhere else
    public record Found(
            Optional<RegisteredClient> client,
            boolean isSignedIn,
            boolean isAgreed,
            Optional<String> backTo,
            boolean isProven,
            boolean isLost) {}

    /// Looks, and changes nothing.
    ///
    /// @param cookie what stands for the browser's session, if the browser has one; may be anything
    public Found look(Asked asked, Optional<String> cookie) {
        var now = clock.instant();
        var hint = hint(asked, now);
        var browser = cookie.flatMap(text -> browserSessions.read(text, now));
        boolean isSignedIn =
                cookie.flatMap(text -> browserSessions.find(text, now)).isPresent()
                        || browser.filter(it -> hasLeft(it, hint, now)).isPresent();
        var client = hint.map(IdTokenHint::clientId)
                .or(() -> asked.clientId().filter(ClientIds::isOne))
                .flatMap(clients::find);
        var backTo = asked.backTo()
                .filter(uri ->
                        client.filter(it -> it.postLogoutUris().contains(uri)).isPresent());
        return new Found(
                client,
                isSignedIn,
                isSignedIn
                        && browser.filter(it ->
                                        hint.filter(whose -> isOf(it, whose)).isPresent())
                                .isPresent(),
                backTo,
                hint.isPresent(),
                asked.backTo().isPresent() && backTo.isEmpty());
    }

    /// A token for another client than the one that is named proves nothing.
    private Optional<IdTokenHint> hint(Asked asked, Instant now) {
        return asked.idTokenHint()
                .flatMap(text -> hints.read(text, now))
                .filter(hint -> asked.clientId().stream().allMatch(hint.clientId()::equals));
    }

    /// Whether something is to be ended although the browser's session is over: it has 12 hours, and what clients have
    /// got by it goes on.
    private boolean hasLeft(RefreshToken browser, Optional<IdTokenHint> hint, Instant now) {
        var left = toEnd(browser, hint, now).toList();
        return !left.isEmpty()
                && browserSessions
                        .status(browser.userId())
                        .filter(user -> left.stream()
                                .anyMatch(session -> user.admits(session.id().value(), session.startedAt())))
                        .isPresent();
    }

    /// Whether the client's session came of this browser's, whatever has become of it since.
    private boolean isOf(RefreshToken browser, IdTokenHint hint) {
        return hint.user().equals(browser.userId())
                && sessions.find(hint.user(), hint.session())
                        .map(SessionSnapshot::session)
                        .filter(found -> BrowserSessions.isOf(browser, found)
                                && found.clientId().equals(hint.clientId()))
                        .isPresent();
    }

    /// Whether it is the session of the client that asks, whichever session of the browser it came of.
    private static boolean isOfAsking(Session session, Optional<IdTokenHint> hint) {
        return hint.filter(
                        it -> it.session().equals(session.id()) && it.clientId().equals(session.clientId()))
                .isPresent();
    }

    /// Ends the browser's session, and those that clients have got by it: but for those that were allowed to go on,
    /// unless their own client asks.
    ///
    /// The browser's comes first: from then on no client gets another. Whoever is cut off in between may ask again.
    public void signOut(Asked asked, Optional<String> cookie) {
        var now = clock.instant();
        cookie.flatMap(text -> browserSessions.read(text, now)).ifPresent(browser -> {
            endSession.end(browser.userId(), browser.sessionId(), EndReason.REVOKED);
            toEnd(browser, hint(asked, now), now)
                    .forEach(session -> endSession.end(session.userId(), session.id(), EndReason.REVOKED));
        });
    }

    /// The browser's session itself, if it is still to end, and those of clients.
    private Stream<Session> toEnd(RefreshToken browser, Optional<IdTokenHint> hint, Instant now) {
        return sessions.listToEnd(browser.userId(), now).stream()
                .map(SessionSnapshot::session)
                .filter(session -> session.id().equals(browser.sessionId())
                        || isOfAsking(session, hint)
                        || BrowserSessions.endsWith(browser, session));
    }
}

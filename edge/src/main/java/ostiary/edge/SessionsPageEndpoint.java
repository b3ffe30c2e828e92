package ostiary.edge;

import java.util.Optional;
import ostiary.core.client.RegisteredClient;
import ostiary.core.session.EndAllSessions;
import ostiary.core.session.EndSession;
import ostiary.core.session.ListSessions;
import ostiary.core.session.ListSessions.Listed;
import ostiary.core.session.Session;
import ostiary.core.token.EndReason;
import ostiary.edge.page.AccountPage;

/// The page of where a user is signed in, the one that asks whether to sign out everywhere, and their forms.
public final class SessionsPageEndpoint implements Endpoint, PageForm.Action {
    private static final String EVERYWHERE = "everywhere";

    private final AccountVisits visits;
    private final ListSessions listSessions;
    private final EndSession endSession;
    private final EndAllSessions endAllSessions;
    private final Optional<AccountPage.Own> own;

    /// @param hasPasswords whether users sign in with passwords and second factors of ours
    /// @param hasPasskeys whether pages offer passkeys
    public SessionsPageEndpoint(
            AccountVisits visits,
            ListSessions listSessions,
            EndSession endSession,
            EndAllSessions endAllSessions,
            boolean hasPasswords,
            boolean hasPasskeys) {
        this.visits = visits;
        this.listSessions = listSessions;
        this.endSession = endSession;
        this.endAllSessions = endAllSessions;
        this.own = hasPasswords
                ? Optional.of(new AccountPage.Own(
                        visits.path(OwnPage.PASSWORD),
                        visits.path(OwnPage.FACTORS),
                        Optional.of(visits.path(OwnPage.PASSKEYS)).filter(_ -> hasPasskeys)))
                : Optional.empty();
    }

    @Override
    public Response handle(Request request) {
        return visits.show(
                request,
                OwnPage.SESSIONS,
                visit -> AccountVisits.parameter(request, EVERYWHERE).isPresent()
                        ? new AccountPage.SignOutEverywhere(visit.path(), visit.hidden(), visit.path())
                        : page(request, visit));
    }

    private AccountPage page(Request request, Visit visit) {
        var part = AccountVisits.part(
                request, visit.path(), listSessions.list(visit.session().userId()));
        return new AccountPage.Sessions(
                visit.path(),
                visit.hidden(),
                part.items().stream().map(listed -> shown(listed, visit)).toList(),
                part.more(),
                visit.path() + "?" + EVERYWHERE + "=1",
                visits.path(OwnPage.APPS),
                own,
                visit.now());
    }

    private static AccountPage.SignedIn shown(Listed listed, Visit visit) {
        var session = listed.snapshot().session();
        return new AccountPage.SignedIn(
                session.id().toString(),
                listed.clientName(),
                session.device(),
                listed.snapshot().lastUsedAt(),
                session.id().equals(visit.session().id()));
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        return visits.act(request, OwnPage.SESSIONS, form, session -> end(session, form));
    }

    /// Only a user's own sessions are found.
    private void end(Session own, FieldValues form) {
        if (form.find(EVERYWHERE).isPresent()) {
            endAllSessions.endAll(own.userId());
        } else {
            form.find("session")
                    .flatMap(EndSessionEndpoint::sessionId)
                    .ifPresent(id -> endSession.end(own.userId(), id, EndReason.REVOKED));
        }
    }
}

package ostiary.edge;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import ostiary.core.factor.Authenticator;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.Factors;
import ostiary.core.factor.Picture;
import ostiary.core.session.Session;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.SecondFactorTrouble;
import ostiary.edge.page.Trouble;

/// The pages of a user's second factors, for somebody who is signed in, and where each outcome of a
/// form leads.
public final class FactorPages {
    static final String ADD = "add";
    static final String SCAN = "scan";
    static final String RENEW = "codes";
    static final Optional<SecondFactorTrouble> WRONG = Optional.of(new Trouble.WrongCode());

    private final AccountVisits visits;
    private final AppLink link;
    private final Picture picture;

    /// @param service its name, for users
    public FactorPages(AccountVisits visits, String service, Picture picture) {
        this.visits = visits;
        this.link = new AppLink(service);
        this.picture = picture;
    }

    Response overview(Request request, Session session, Factors factors) {
        var apps = factors.authenticators().stream().map(this::app).toList();
        boolean isFull = apps.size() >= FactorStore.MOST;
        return show(
                request,
                session,
                Optional.empty(),
                _ -> new FactorPage.Overview(
                        apps,
                        factors.recoveryCodes(),
                        factors.areLocked(),
                        isFull ? Optional.empty() : Optional.of(path(ADD)),
                        path(RENEW),
                        visits.path(OwnPage.SESSIONS)));
    }

    private FactorPage.App app(Authenticator authenticator) {
        var id = authenticator.id().toString();
        return new FactorPage.App(
                id, authenticator.name().text(), authenticator.createdAt(), authenticator.lastUsedAt(), path(id));
    }

    Response elsewhere(Request request, Session session) {
        return show(request, session, Optional.empty(), _ -> new FactorPage.Elsewhere(visits.path(OwnPage.SESSIONS)));
    }

    Response add(Request request, Session session, Factors factors, boolean isUnnamed) {
        return factors.authenticators().size() >= FactorStore.MOST
                ? toOverview()
                : show(
                        request,
                        session,
                        Optional.of(ADD),
                        visit -> new FactorPage.Add(visit.path(), visit.hidden(), isUnnamed, visit.path()));
    }

    /// The secret of the one that waits, if there is one.
    Response scan(Request request, Session session, FactorOutcome waiting, Optional<SecondFactorTrouble> trouble) {
        if (!(waiting instanceof FactorOutcome.Begun(var id, var secret, var account))) {
            return after(request, session, waiting, SCAN);
        }
        var uri = link.of(account, secret);
        return show(
                request,
                session,
                Optional.of(SCAN),
                visit -> new FactorPage.Scan(
                        visit.path(),
                        PageAnswers.with(visit.hidden(), "factor", id.toString()),
                        picture.svg(uri),
                        secret.base32(),
                        visit.path(),
                        trouble));
    }

    Response renew(Request request, Session session, Factors factors) {
        return factors.authenticators().isEmpty()
                ? toOverview()
                : show(
                        request,
                        session,
                        Optional.of(RENEW),
                        visit -> new FactorPage.Renew(
                                visit.path(),
                                visit.hidden(),
                                factors.recoveryState().value(),
                                visit.path()));
    }

    /// @param id as it was sent
    Response remove(Request request, Session session, Factors factors, String id) {
        return factors.authenticators().stream()
                .filter(found -> found.id().toString().equals(id))
                .findFirst()
                .map(found -> show(
                        request,
                        session,
                        Optional.of(id),
                        visit -> new FactorPage.Remove(
                                visit.path(),
                                visit.hidden(),
                                id,
                                found.name().text(),
                                factors.authenticators().size() == 1,
                                visit.path())))
                .orElseGet(this::toOverview);
    }

    /// Where an outcome leads.
    ///
    /// @param part whose page asks to confirm the sign-in, if that is missing
    Response after(Request request, Session session, FactorOutcome outcome, String part) {
        return switch (outcome) {
            case FactorOutcome.Begun _ -> visits.back(OwnPage.FACTORS, OwnPage.at(SCAN));
            case FactorOutcome.Confirmed(var codes) when !codes.isEmpty() -> codes(request, session, codes);
            case FactorOutcome.Renewed(var codes) -> codes(request, session, codes);
            case FactorOutcome.LoginNeeded _ -> visits.back(OwnPage.FACTORS, OwnPage.at(part));
            case FactorOutcome.TooManyRequests(var wait) -> visits.tooManyTries(request, wait);
            case FactorOutcome.Confirmed _,
                    FactorOutcome.Removed _,
                    FactorOutcome.WrongCode _,
                    FactorOutcome.NotFound _,
                    FactorOutcome.Full _,
                    FactorOutcome.KeptElsewhere _,
                    FactorOutcome.NoUser _ -> toOverview();
        };
    }

    private Response codes(Request request, Session session, List<String> codes) {
        return show(request, session, Optional.empty(), visit -> new FactorPage.Codes(codes, visit.path()));
    }

    private Response toOverview() {
        return visits.back(OwnPage.FACTORS, "");
    }

    private String path(String part) {
        return visits.path(OwnPage.FACTORS) + OwnPage.at(part);
    }

    private Response show(Request request, Session session, Optional<String> part, Function<Visit, FactorPage> page) {
        return visits.part(
                request, 200, OwnPage.FACTORS, part, session, visit -> new AccountPage.OfFactors(page.apply(visit)));
    }
}

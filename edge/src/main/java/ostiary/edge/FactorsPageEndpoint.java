package ostiary.edge;

import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.client.RegisteredClient;
import ostiary.core.factor.FactorOutcome;
import ostiary.core.factor.ListFactors;
import ostiary.core.factor.ListFactors.Own;
import ostiary.core.session.Session;
import ostiary.core.token.Subject;

/// The pages of a user's second factors, and their forms. Each change begins with a page that asks
/// whoever signed in long ago, or with less than they have, to confirm that it is them.
public final class FactorsPageEndpoint implements Endpoint, PageForm.Action {
    private final AccountVisits visits;
    private final ListFactors listFactors;
    private final FactorPages pages;
    private final FactorForms forms;

    public FactorsPageEndpoint(AccountVisits visits, ListFactors listFactors, FactorPages pages, FactorForms forms) {
        this.visits = visits;
        this.listFactors = listFactors;
        this.pages = pages;
        this.forms = forms;
    }

    @Override
    public Response handle(Request request) {
        var part = OwnPage.part(new AuthorizationQuery(request.query()));
        return visits.open(
                request,
                OwnPage.FACTORS,
                part,
                session -> listFactors
                        .own(principal(session))
                        .map(own -> part.map(at -> part(request, session, own, at))
                                .orElseGet(() -> pages.overview(request, session, own.factors())))
                        .orElseGet(() -> pages.elsewhere(request, session)));
    }

    private Response part(Request request, Session session, Own own, String at) {
        return own.missing().isPresent()
                ? visits.confirm(request, OwnPage.FACTORS, at, own)
                : switch (at) {
                    case FactorPages.ADD -> pages.add(request, session, own.factors(), false);
                    case FactorPages.SCAN ->
                        pages.scan(request, session, forms.resume(principal(session)), Optional.empty());
                    case FactorPages.RENEW -> pages.renew(request, session, own.factors());
                    default -> pages.remove(request, session, own.factors(), at);
                };
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        return visits.answer(request, OwnPage.FACTORS, form, session -> answer(request, form, session));
    }

    private Response answer(Request request, FieldValues form, Session session) {
        var who = principal(session);
        if (form.find("remove").isPresent()) {
            return pages.after(request, session, forms.remove(who, form), form.get("remove"));
        }
        if (form.find("factor").isPresent()) {
            var outcome = forms.confirm(who, form);
            return outcome instanceof FactorOutcome.WrongCode
                    ? pages.scan(request, session, forms.resume(who), FactorPages.WRONG)
                    : pages.after(request, session, outcome, FactorPages.SCAN);
        }
        if (form.find("renew").isPresent()) {
            return pages.after(request, session, renew(who, form), FactorPages.RENEW);
        }
        return forms.begin(who, form)
                .map(outcome -> pages.after(request, session, outcome, FactorPages.ADD))
                .orElseGet(() -> pages.add(request, session, listFactors.list(who.userId()), true));
    }

    /// A form that is sent once more must not void the codes that the user has just kept.
    private FactorOutcome renew(Principal who, FieldValues form) {
        var present = listFactors.list(who.userId()).recoveryState().value();
        return form.get("renew").equals(present) ? forms.renew(who) : new FactorOutcome.NotFound();
    }

    /// Whoever is signed in to a browser, as the use cases of an account know users.
    static Principal principal(Session session) {
        return new Principal(
                new Subject.OfUser(session.userId()),
                session.id(),
                session.clientId(),
                session.scopes(),
                session.roles(),
                Optional.of(session.authTime()),
                session.amr());
    }
}

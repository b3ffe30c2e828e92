package ostiary.edge;

import java.util.Optional;
import ostiary.core.access.Principal;
import ostiary.core.client.RegisteredClient;
import ostiary.core.factor.FactorName;
import ostiary.core.factor.ListFactors;
import ostiary.core.factor.ListFactors.Own;
import ostiary.core.passkey.Passkey;
import ostiary.core.passkey.PasskeyOutcome;
import ostiary.core.session.Session;

/// The pages of a user's passkeys, and their forms. Each change begins with a page that asks whoever signed in long
/// ago, or with less than they have, to confirm that it is them.
public final class PasskeysPageEndpoint implements Endpoint, PageForm.Action {
    private final AccountVisits visits;
    private final ListFactors listFactors;
    private final PasskeyForms forms;
    private final PasskeyPages pages;
    private final boolean hasPasskeys;

    /// @param hasPasskeys whether pages offer passkeys
    public PasskeysPageEndpoint(
            AccountVisits visits, ListFactors listFactors, PasskeyForms forms, boolean hasPasskeys) {
        this.visits = visits;
        this.listFactors = listFactors;
        this.forms = forms;
        this.pages = new PasskeyPages(visits);
        this.hasPasskeys = hasPasskeys;
    }

    @Override
    public Response handle(Request request) {
        var part = OwnPage.part(new AuthorizationQuery(request.query()));
        return visits.open(
                request,
                OwnPage.PASSKEYS,
                part,
                session -> own(session)
                        .map(own -> part.map(at -> part(request, session, own, at))
                                .orElseGet(() -> pages.overview(
                                        request, session, forms.store().list(session.userId()))))
                        .orElseGet(() -> pages.notHere(request, session)));
    }

    /// The user, with the step that a change would want; empty where nobody signs in with a passkey.
    private Optional<Own> own(Session session) {
        return hasPasskeys ? listFactors.own(FactorsPageEndpoint.principal(session)) : Optional.empty();
    }

    private Response part(Request request, Session session, Own own, String at) {
        if (own.missing().isPresent()) {
            return visits.confirm(request, OwnPage.PASSKEYS, at, own);
        }
        if (at.equals(PasskeyPages.ADD)) {
            var who = FactorsPageEndpoint.principal(session);
            return pages.add(request, session, forms.add().show(who), "", Optional.empty());
        }
        return at.startsWith(PasskeyPages.REMOVE)
                ? find(session, at.substring(PasskeyPages.REMOVE.length()))
                        .map(passkey -> pages.remove(request, session, passkey))
                        .orElseGet(pages::toOverview)
                : find(session, at)
                        .map(passkey -> pages.rename(request, session, passkey, Optional.empty()))
                        .orElseGet(pages::toOverview);
    }

    /// Only a user's own passkeys are found.
    private Optional<Passkey> find(Session session, String key) {
        return PasskeyPages.find(forms.store().list(session.userId()), key);
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        return visits.answer(
                request,
                OwnPage.PASSKEYS,
                form,
                session -> own(session)
                        .map(own -> answer(request, form, session, own))
                        .orElseGet(pages::toOverview));
    }

    private Response answer(Request request, FieldValues form, Session session, Own own) {
        var who = FactorsPageEndpoint.principal(session);
        if (form.find("remove").isPresent()) {
            return find(session, form.get("remove"))
                    .map(passkey -> pages.after(
                            request,
                            forms.remove().remove(who, passkey.id()),
                            PasskeyPages.REMOVE + form.get("remove")))
                    .orElseGet(pages::toOverview);
        }
        if (form.find("rename").isPresent()) {
            return find(session, form.get("rename"))
                    .map(passkey -> rename(request, form, session, own, passkey))
                    .orElseGet(pages::toOverview);
        }
        return add(request, form, session, who);
    }

    private Response rename(Request request, FieldValues form, Session session, Own own, Passkey passkey) {
        if (own.missing().isPresent()) {
            return pages.toPart(form.get("rename"));
        }
        return name(form)
                .map(name -> {
                    forms.store().rename(session.userId(), passkey.id(), name);
                    return pages.toOverview();
                })
                .orElseGet(() -> pages.rename(request, session, passkey, PasskeyPages.noName()));
    }

    private Response add(Request request, FieldValues form, Session session, Principal who) {
        var typed = form.find("name").orElse("");
        var name = name(form);
        if (name.isEmpty()) {
            return pages.add(request, session, forms.add().show(who), typed, PasskeyPages.noName());
        }
        var outcome = forms.add(who, name.get(), form);
        return outcome instanceof PasskeyOutcome.Unverified
                ? pages.add(request, session, forms.add().show(who), typed, PasskeyPages.notAdded())
                : pages.after(request, outcome, PasskeyPages.ADD);
    }

    private static Optional<FactorName> name(FieldValues form) {
        return FactorName.parse(form.find("name").orElse(""));
    }
}

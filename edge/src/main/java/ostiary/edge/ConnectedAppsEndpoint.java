package ostiary.edge;

import ostiary.core.client.RegisteredClient;
import ostiary.core.consent.ListApps;
import ostiary.core.consent.ListApps.App;
import ostiary.core.consent.WithdrawConsent;
import ostiary.edge.page.AccountPage;

/// The page of the apps that a user has let in, the one that asks whether to disconnect one, and its form.
public final class ConnectedAppsEndpoint implements Endpoint, PageForm.Action {
    private static final String APP = "app";

    private final AccountVisits visits;
    private final ListApps listApps;
    private final WithdrawConsent withdraw;

    public ConnectedAppsEndpoint(AccountVisits visits, ListApps listApps, WithdrawConsent withdraw) {
        this.visits = visits;
        this.listApps = listApps;
        this.withdraw = withdraw;
    }

    @Override
    public Response handle(Request request) {
        return visits.show(request, OwnPage.APPS, visit -> page(request, visit));
    }

    private AccountPage page(Request request, Visit visit) {
        var apps = listApps.list(visit.session().userId());
        return AccountVisits.parameter(request, APP)
                .flatMap(id ->
                        apps.stream().filter(app -> app.clientId().equals(id)).findFirst())
                .<AccountPage>map(app -> new AccountPage.Disconnect(
                        visit.path(), visit.hidden(), app.clientId(), app.name(), visit.path()))
                .orElseGet(() -> {
                    var part = AccountVisits.part(request, visit.path(), apps);
                    return new AccountPage.Apps(
                            part.items().stream().map(app -> shown(app, visit)).toList(),
                            part.more(),
                            visits.path(OwnPage.SESSIONS));
                });
    }

    private static AccountPage.App shown(App app, Visit visit) {
        return new AccountPage.App(
                app.clientId(),
                app.name(),
                app.scopes(),
                app.since(),
                visit.path() + "?" + APP + "=" + AuthorizationQuery.encoded(app.clientId()));
    }

    @Override
    public Response handle(Request request, FieldValues form, AuthorizationQuery query, RegisteredClient client) {
        return visits.act(
                request,
                OwnPage.APPS,
                form,
                session -> form.find(APP).ifPresent(id -> withdraw.withdraw(session.userId(), id)));
    }
}

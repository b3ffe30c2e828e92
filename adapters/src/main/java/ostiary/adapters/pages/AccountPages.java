package ostiary.adapters.pages;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.RenderedPage;

/// The pages of a user's own account.
final class AccountPages {
    private static final String FORM_SCRIPT = "form.js";

    private final PageTemplate apps;
    private final PageTemplate sessions;
    private final PageTemplate confirm;
    private final PageTemplate changePassword;
    private final PageTemplate notice;
    private final FactorPages factors;
    private final PasskeyPages passkeys;

    AccountPages(Templates templates) {
        this.apps = templates.withoutForm("apps");
        this.sessions = templates.withForm("sessions", FORM_SCRIPT);
        this.confirm = templates.withForm("confirm", FORM_SCRIPT);
        this.changePassword = templates.withForm("change-password", FORM_SCRIPT);
        this.notice = templates.withoutForm("notice");
        this.factors = new FactorPages(templates, confirm, notice);
        this.passkeys = new PasskeyPages(templates, confirm, notice);
    }

    RenderedPage render(AccountPage page, Filling filling, Words words) {
        return switch (page) {
            case AccountPage.Apps values -> apps.render(apps(values, filling, words));
            case AccountPage.Sessions values -> sessions.render(sessions(values, filling, words));
            case AccountPage.Disconnect values -> confirm.render(disconnect(values, filling, words));
            case AccountPage.SignOutEverywhere values -> confirm.render(everywhere(values, filling, words));
            case AccountPage.OfFactors(var values) -> factors.render(values, filling, words);
            case AccountPage.OfPasskeys(var values) -> passkeys.render(values, filling, words);
            case AccountPage.ChangePassword values -> changePassword.render(filling.changePassword(values));
            case AccountPage.PasswordIsChanged(var sessions) ->
                notice.render(notice(
                        filling.page("password-is-changed", words.say("password_is_changed_title")),
                        words.say("password_is_changed_help"),
                        sessions));
            case AccountPage.PasswordIsElsewhere(var sessions) ->
                notice.render(notice(
                        filling.page("password-elsewhere", words.say("password_elsewhere_title")),
                        words.say("password_elsewhere_help"),
                        sessions));
        };
    }

    private static Map<String, Object> apps(AccountPage.Apps page, Filling filling, Words words) {
        var values = filling.page("apps", words.say("apps_title"));
        values.put("help", page.apps().isEmpty() ? words.say("apps_none") : words.say("apps_help"));
        values.put("apps", page.apps().stream().map(app -> app(app, words)).toList());
        values.put("more", page.more().orElse(""));
        values.put("sessions", page.sessions());
        return values;
    }

    private static Map<String, Object> app(AccountPage.App app, Words words) {
        return Map.of(
                "id", app.id(),
                "name", app.name(),
                "since", words.say("app_since", words.sayDay(app.since())),
                "scopes", app.scopes().stream().map(words::sayScope).toList(),
                "disconnect", app.disconnect());
    }

    private static Map<String, Object> sessions(AccountPage.Sessions page, Filling filling, Words words) {
        var values = filling.form("sessions", words.say("sessions_title"), page.action(), page.hidden());
        values.put(
                "sessions",
                page.sessions().stream()
                        .map(session -> session(session, page.now(), values, words))
                        .toList());
        values.put("more", page.more().orElse(""));
        values.put("everywhere", page.everywhere());
        values.put("apps", page.apps());
        values.put("password", page.own().map(AccountPage.Own::password).orElse(""));
        values.put("factors", page.own().map(AccountPage.Own::factors).orElse(""));
        values.put("passkeys", page.own().flatMap(AccountPage.Own::passkeys).orElse(""));
        return values;
    }

    static Map<String, Object> notice(Map<String, Object> values, String help, String sessions) {
        values.put("help", help);
        values.put("sessions", sessions);
        return values;
    }

    private static Map<String, Object> session(
            AccountPage.SignedIn session, Instant now, Map<String, Object> of, Words words) {
        var values = new HashMap<String, Object>();
        values.put("id", session.id());
        values.put("device", DeviceName.of(session.device().userAgent()).say(words));
        values.put("client", session.client().orElseGet(() -> String.valueOf(of.get("product"))));
        values.put("network", session.device().network());
        values.put("used", session.isHere() ? "" : words.sayUse(session.lastUsedAt(), now));
        return values;
    }

    private static Map<String, Object> disconnect(AccountPage.Disconnect page, Filling filling, Words words) {
        var values =
                filling.form("disconnect", words.say("disconnect_title", page.name()), page.action(), page.hidden());
        values.put("help", words.say("disconnect_help"));
        put(values, "app", page.id(), words.say("disconnect"), page.back());
        return values;
    }

    private static Map<String, Object> everywhere(AccountPage.SignOutEverywhere page, Filling filling, Words words) {
        var values = filling.form("everywhere", words.say("everywhere_title"), page.action(), page.hidden());
        values.put("help", words.say("everywhere_help"));
        put(values, "everywhere", "yes", words.say("everywhere"), page.back());
        return values;
    }

    static void put(Map<String, Object> values, String field, String value, String button, String back) {
        values.put("field", field);
        values.put("value", value);
        values.put("button", button);
        values.put("back", back);
    }
}

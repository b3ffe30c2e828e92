package ostiary.adapters.pages;

import java.util.HashMap;
import java.util.Map;
import ostiary.edge.page.PasskeyPage;
import ostiary.edge.page.RenderedPage;

/// The pages of a user's passkeys.
final class PasskeyPages {
    private static final String FORM_SCRIPT = "form.js";

    private final PageTemplate overview;
    private final PageTemplate add;
    private final PageTemplate rename;
    private final PageTemplate confirm;
    private final PageTemplate notice;

    /// @param confirm asks whether to do something
    /// @param notice says something
    PasskeyPages(Templates templates, PageTemplate confirm, PageTemplate notice) {
        this.overview = templates.withoutForm("passkeys");
        this.add = templates.withForm("add-passkey", FORM_SCRIPT, "make-passkey.js");
        this.rename = templates.withForm("rename-passkey", FORM_SCRIPT);
        this.confirm = confirm;
        this.notice = notice;
    }

    RenderedPage render(PasskeyPage page, Filling filling, Words words) {
        return switch (page) {
            case PasskeyPage.Overview values -> overview.render(overview(values, filling, words));
            case PasskeyPage.Add values -> add.render(add(values, filling, words));
            case PasskeyPage.Rename values -> rename.render(rename(values, filling, words));
            case PasskeyPage.Remove values -> confirm.render(remove(values, filling, words));
            case PasskeyPage.NotHere(var sessions) ->
                notice.render(AccountPages.notice(
                        filling.page("passkeys-elsewhere", words.say("passkeys_elsewhere_title")),
                        words.say("passkeys_elsewhere_help"),
                        sessions));
        };
    }

    private static Map<String, Object> overview(PasskeyPage.Overview page, Filling filling, Words words) {
        boolean isEmpty = page.passkeys().isEmpty();
        var values = filling.page("passkeys", words.say("passkeys_title"));
        values.put("help", isEmpty ? words.say("passkeys_none") : words.say("passkeys_help"));
        values.put(
                "passkeys",
                page.passkeys().stream().map(passkey -> passkey(passkey, words)).toList());
        values.put("add", page.add().orElse(""));
        values.put("add_class", isEmpty ? "primary" : "button");
        values.put("sessions", page.sessions());
        return values;
    }

    private static Map<String, Object> passkey(PasskeyPage.Passkey passkey, Words words) {
        var values = new HashMap<String, Object>();
        values.put("id", passkey.id());
        values.put("name", passkey.name());
        values.put("since", words.say("factor_since", words.sayDay(passkey.since())));
        values.put(
                "used",
                passkey.lastUsedAt()
                        .map(at -> words.say("used_on", words.sayDay(at)))
                        .orElse(""));
        values.put("synced", passkey.isSynced());
        values.put("change", passkey.change());
        return values;
    }

    private static Map<String, Object> add(PasskeyPage.Add page, Filling filling, Words words) {
        var values = filling.form("add-passkey", words.say("add_passkey"), page.action(), page.hidden());
        values.put("options", page.options());
        values.put("name", page.name().isEmpty() ? words.say("passkey_name_first") : page.name());
        values.put("back", page.back());
        filling.tell(page.trouble(), values);
        return values;
    }

    private static Map<String, Object> rename(PasskeyPage.Rename page, Filling filling, Words words) {
        var values =
                filling.form("rename-passkey", words.say("rename_title", page.name()), page.action(), page.hidden());
        values.put("name", page.name());
        values.put("remove", page.remove());
        values.put("back", page.back());
        filling.tell(page.trouble(), values);
        return values;
    }

    private static Map<String, Object> remove(PasskeyPage.Remove page, Filling filling, Words words) {
        var values =
                filling.form("remove-passkey", words.say("remove_title", page.name()), page.action(), page.hidden());
        values.put("help", words.say("remove_passkey_help"));
        AccountPages.put(values, "remove", page.id(), words.say("remove"), page.back());
        return values;
    }
}

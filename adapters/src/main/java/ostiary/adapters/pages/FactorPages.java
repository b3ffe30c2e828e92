package ostiary.adapters.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.RenderedPage;
import ostiary.edge.page.Trouble;

/// The pages of a user's second factors.
final class FactorPages {
    private static final String FORM_SCRIPT = "form.js";
    private static final Pattern GROUP = Pattern.compile(".{1,4}");

    private final PageTemplate overview;
    private final PageTemplate add;
    private final PageTemplate scan;
    private final PageTemplate codes;
    private final PageTemplate confirm;
    private final PageTemplate notice;

    /// @param confirm asks whether to do something
    /// @param notice says something
    FactorPages(Templates templates, PageTemplate confirm, PageTemplate notice) {
        this.overview = templates.withoutForm("factors");
        this.add = templates.withForm("add-factor", FORM_SCRIPT);
        this.scan = templates.withForm("scan-factor", FORM_SCRIPT);
        this.codes = templates.withScript("recovery-codes", "print.js");
        this.confirm = confirm;
        this.notice = notice;
    }

    RenderedPage render(FactorPage page, Filling filling, Words words) {
        return switch (page) {
            case FactorPage.Overview values -> overview.render(overview(values, filling, words));
            case FactorPage.Add values -> add.render(add(values, filling, words));
            case FactorPage.Scan values -> scan.render(scan(values, filling, words));
            case FactorPage.Remove values -> confirm.render(remove(values, filling, words));
            case FactorPage.Renew values -> confirm.render(renew(values, filling, words));
            case FactorPage.Codes values -> codes.render(codes(values, filling, words));
            case FactorPage.Elsewhere(var sessions) ->
                notice.render(AccountPages.notice(
                        filling.page("factors-elsewhere", words.say("factors_elsewhere_title")),
                        words.say("factors_elsewhere_help"),
                        sessions));
        };
    }

    private static Map<String, Object> overview(FactorPage.Overview page, Filling filling, Words words) {
        boolean isEmpty = page.apps().isEmpty();
        var values = filling.page("factors", words.say("factors_title"));
        values.put("help", isEmpty ? words.say("factors_none") : words.say("factors_help"));
        values.put("locked", page.isLocked() ? words.say("factors_locked") : "");
        values.put("apps", page.apps().stream().map(app -> app(app, words)).toList());
        values.put("codes", isEmpty ? "" : words.say("codes_left", page.codesLeft()));
        values.put("renew", page.renew());
        values.put("add", page.add().orElse(""));
        values.put("add_class", isEmpty ? "primary" : "button");
        values.put("full", words.say("factors_full", page.apps().size()));
        values.put("sessions", page.sessions());
        return values;
    }

    private static Map<String, Object> app(FactorPage.App app, Words words) {
        var values = new HashMap<String, Object>();
        values.put("id", app.id());
        values.put("name", app.name());
        values.put("since", words.say("factor_since", words.sayDay(app.since())));
        values.put(
                "used",
                app.lastUsedAt()
                        .map(at -> words.say("used_on", words.sayDay(at)))
                        .orElse(""));
        values.put("remove", app.remove());
        return values;
    }

    private static Map<String, Object> add(FactorPage.Add page, Filling filling, Words words) {
        var values = filling.form("add-factor", words.say("add_app"), page.action(), page.hidden());
        values.put("back", page.back());
        filling.tell(page.isUnnamed() ? Optional.of(new Trouble.NoName()) : Optional.empty(), values);
        return values;
    }

    /// The picture is black on white in any colours, and an image of its own: so is nothing unescaped
    /// in a page.
    private static Map<String, Object> scan(FactorPage.Scan page, Filling filling, Words words) {
        var values = filling.form("scan-factor", words.say("scan_title"), page.action(), page.hidden());
        values.put(
                "qr",
                "data:image/svg+xml;base64,"
                        + Base64.getEncoder().encodeToString(page.qr().getBytes(UTF_8)));
        values.put(
                "groups",
                GROUP.matcher(page.key()).results().map(found -> found.group()).toList());
        values.put("back", page.back());
        filling.tell(page.trouble(), values);
        return values;
    }

    private static Map<String, Object> remove(FactorPage.Remove page, Filling filling, Words words) {
        var values =
                filling.form("remove-factor", words.say("remove_title", page.name()), page.action(), page.hidden());
        values.put("help", page.isLast() ? words.say("remove_last_help") : words.say("remove_help"));
        AccountPages.put(values, "remove", page.id(), words.say("remove"), page.back());
        return values;
    }

    private static Map<String, Object> renew(FactorPage.Renew page, Filling filling, Words words) {
        var values = filling.form("renew-codes", words.say("renew_title"), page.action(), page.hidden());
        values.put("help", words.say("renew_help"));
        AccountPages.put(values, "renew", page.present(), words.say("make_new_codes"), page.back());
        return values;
    }

    private static Map<String, Object> codes(FactorPage.Codes page, Filling filling, Words words) {
        var values = filling.page("recovery-codes", words.say("codes_title"));
        values.put("help", words.say("codes_help", String.valueOf(values.get("product"))));
        values.put("codes", page.codes());
        values.put("file", words.say("codes_file") + ".txt");
        values.put("download", "data:text/plain;charset=utf-8," + encoded(page.codes()));
        values.put("next", page.next());
        return values;
    }

    private static String encoded(List<String> codes) {
        return URLEncoder.encode(String.join("\n", codes) + "\n", UTF_8);
    }
}

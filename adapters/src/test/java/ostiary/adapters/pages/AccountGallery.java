package ostiary.adapters.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.session.Device;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.AccountPage.App;
import ostiary.edge.page.AccountPage.SignedIn;
import ostiary.edge.page.ChangeTrouble;
import ostiary.edge.page.Trouble;

/// The pages of a user's account in every state.
final class AccountGallery {
    private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");
    private static final String BACK = "/back";

    private AccountGallery() {}

    static Map<String, AccountPage> of(String action, Map<String, String> hidden) {
        var pages = new LinkedHashMap<String, AccountPage>();
        pages.put("apps", new AccountPage.Apps(apps(), Optional.of("/more"), BACK));
        pages.put("apps-none", new AccountPage.Apps(List.of(), Optional.empty(), BACK));
        pages.put("apps-disconnect", new AccountPage.Disconnect(action, hidden, "billing", "Billing", BACK));
        pages.put(
                "sessions",
                new AccountPage.Sessions(
                        action,
                        hidden,
                        sessions(),
                        Optional.empty(),
                        "/everywhere",
                        BACK,
                        Optional.of(new AccountPage.Own(BACK, BACK, Optional.of(BACK))),
                        NOW));
        pages.put("sessions-everywhere", new AccountPage.SignOutEverywhere(action, hidden, BACK));
        changePassword("fresh", Optional.empty(), action, hidden, pages);
        changePassword("wrong", Optional.of(new Trouble.WrongPassword()), action, hidden, pages);
        changePassword("short", Optional.of(new Trouble.WeakPassword(Verdict.TOO_SHORT)), action, hidden, pages);
        changePassword(
                "throttled", Optional.of(new Trouble.TooManyTries(Duration.ofMinutes(42))), action, hidden, pages);
        pages.put("password-is-changed", new AccountPage.PasswordIsChanged(BACK));
        pages.put("password-elsewhere", new AccountPage.PasswordIsElsewhere(BACK));
        FactorGallery.of(action, hidden, NOW).forEach((name, page) -> pages.put(name, new AccountPage.OfFactors(page)));
        PasskeyGallery.of(action, hidden, NOW)
                .forEach((name, page) -> pages.put(name, new AccountPage.OfPasskeys(page)));
        return pages;
    }

    private static void changePassword(
            String state,
            Optional<ChangeTrouble> trouble,
            String action,
            Map<String, String> hidden,
            Map<String, AccountPage> pages) {
        pages.put(
                "change-password-" + state,
                new AccountPage.ChangePassword(action, hidden, Optional.of("ada@example.com"), BACK, trouble));
    }

    private static List<App> apps() {
        return List.of(
                new App(
                        "billing",
                        "Billing",
                        Set.of("openid", "email", "offline_access", "orders:read"),
                        NOW.minus(Duration.ofDays(2)),
                        "/disconnect?app=billing"),
                new App(
                        "long",
                        "Reisekostenabrechnung für den öffentlichen Nahverkehr",
                        Set.of("openid", "profile", "roles"),
                        NOW.minus(Duration.ofDays(400)),
                        "/disconnect?app=long"));
    }

    private static List<SignedIn> sessions() {
        return List.of(
                signedIn(
                        "a",
                        Optional.empty(),
                        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:140.0) Gecko/20100101 Firefox/140.0",
                        "192.0.2.7",
                        Duration.ZERO,
                        true),
                signedIn(
                        "b",
                        Optional.of("Billing"),
                        "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
                                + " Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                        "2001:db8:1234:5678:0:0:0:0/64",
                        Duration.ofHours(3),
                        false),
                signedIn("c", Optional.of("Reisekosten"), "", "198.51.100.20", Duration.ofDays(45), false));
    }

    private static SignedIn signedIn(
            String id, Optional<String> client, String agent, String network, Duration ago, boolean isHere) {
        return new SignedIn(id, client, new Device(agent, network), NOW.minus(ago), isHere);
    }
}

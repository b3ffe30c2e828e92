package ostiary.adapters.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.edge.page.PasskeyPage;
import ostiary.edge.page.PasskeyTrouble;
import ostiary.edge.page.Trouble;

/// The pages of passkeys in every state.
final class PasskeyGallery {
    private static final String BACK = "/back";

    private PasskeyGallery() {}

    static Map<String, PasskeyPage> of(String action, Map<String, String> hidden, Instant now) {
        var phone = passkey("a", "Phone", true, now);
        var key = passkey("b", "Sicherheitsschlüssel der Reisekostenabrechnung im Tresor", false, now);
        var pages = new LinkedHashMap<String, PasskeyPage>();
        pages.put("passkeys", new PasskeyPage.Overview(List.of(phone, key), Optional.of(BACK), BACK));
        pages.put("passkeys-none", new PasskeyPage.Overview(List.of(), Optional.of(BACK), BACK));
        pages.put("passkeys-full", new PasskeyPage.Overview(List.of(phone, key), Optional.empty(), BACK));
        pages.put("passkey-add", add("", Optional.empty(), action, hidden));
        pages.put("passkey-add-unnamed", add(" ", Optional.of(new Trouble.NoName()), action, hidden));
        pages.put("passkey-add-late", add("Phone", Optional.of(new Trouble.NotAdded()), action, hidden));
        pages.put("passkey-rename", rename(Optional.empty(), action, hidden));
        pages.put("passkey-rename-unnamed", rename(Optional.of(new Trouble.NoName()), action, hidden));
        pages.put("passkey-remove", new PasskeyPage.Remove(action, hidden, "a", "Phone", BACK));
        pages.put("passkeys-elsewhere", new PasskeyPage.NotHere(BACK));
        return pages;
    }

    private static PasskeyPage.Passkey passkey(String id, String name, boolean isSynced, Instant now) {
        return new PasskeyPage.Passkey(
                id, name, isSynced, now.minus(Duration.ofDays(90)), Optional.of(now.minus(Duration.ofDays(2))), BACK);
    }

    private static PasskeyPage add(
            String name, Optional<PasskeyTrouble> trouble, String action, Map<String, String> hidden) {
        return new PasskeyPage.Add(action, hidden, "{\"challenge\":\"opc_AAAA\"}", name, BACK, trouble);
    }

    private static PasskeyPage rename(Optional<PasskeyTrouble> trouble, String action, Map<String, String> hidden) {
        return new PasskeyPage.Rename(action, hidden, "Phone", BACK, BACK, trouble);
    }
}

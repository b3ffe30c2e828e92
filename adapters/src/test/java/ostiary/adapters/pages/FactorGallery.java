package ostiary.adapters.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import ostiary.adapters.totp.QrPicture;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.SecondFactorTrouble;
import ostiary.edge.page.Trouble;

/// The pages of second factors in every state.
final class FactorGallery {
    private static final String BACK = "/back";
    private static final String KEY = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

    private FactorGallery() {}

    static Map<String, FactorPage> of(String action, Map<String, String> hidden, Instant now) {
        var phone = app("a", "Phone", now);
        var key = app("b", "Reisekostenabrechnung für den öffentlichen Nahverkehr im Tresor", now);
        var all = List.of(phone, key, app("c", "Tablet", now));
        var pages = new LinkedHashMap<String, FactorPage>();
        pages.put("factors", overview(List.of(phone, key), 7, false, Optional.of(BACK)));
        pages.put("factors-none", overview(List.of(), 0, false, Optional.of(BACK)));
        pages.put("factors-full", overview(all, 1, false, Optional.empty()));
        pages.put("factors-locked", overview(List.of(phone), 0, true, Optional.of(BACK)));
        pages.put("factor-add", new FactorPage.Add(action, hidden, false, BACK));
        pages.put("factor-add-unnamed", new FactorPage.Add(action, hidden, true, BACK));
        pages.put("factor-scan", scan(action, hidden, Optional.empty()));
        pages.put("factor-scan-wrong", scan(action, hidden, Optional.of(new Trouble.WrongCode())));
        pages.put("factor-remove", new FactorPage.Remove(action, hidden, "a", "Phone", false, BACK));
        pages.put("factor-remove-last", new FactorPage.Remove(action, hidden, "a", "Phone", true, BACK));
        pages.put("factor-renew", new FactorPage.Renew(action, hidden, "state", BACK));
        pages.put("factor-codes", new FactorPage.Codes(codes(), BACK));
        pages.put("factors-elsewhere", new FactorPage.Elsewhere(BACK));
        return pages;
    }

    private static FactorPage.App app(String id, String name, Instant now) {
        return new FactorPage.App(
                id, name, now.minus(Duration.ofDays(90)), Optional.of(now.minus(Duration.ofDays(2))), BACK);
    }

    private static FactorPage overview(List<FactorPage.App> apps, int codes, boolean isLocked, Optional<String> add) {
        return new FactorPage.Overview(apps, codes, isLocked, add, BACK, BACK);
    }

    private static FactorPage scan(String action, Map<String, String> hidden, Optional<SecondFactorTrouble> trouble) {
        var uri = "otpauth://totp/Acme:ada%40example.com?secret=" + KEY
                + "&issuer=Acme&algorithm=SHA1&digits=6&period=30";
        return new FactorPage.Scan(action, hidden, new QrPicture().svg(uri), KEY, BACK, trouble);
    }

    private static List<String> codes() {
        return Stream.iterate(0, i -> i + 1)
                .limit(10)
                .map(i -> "7KQ2-M" + i + "NX-HT4R-ZB8W-3CVD-P" + i + "5J")
                .toList();
    }
}

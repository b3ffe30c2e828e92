package ostiary.adapters.aws;

import java.security.Security;

/// How long this process caches DNS answers (`InetAddress`, "InetAddress Caching").
final class DnsCacheSettings {
    /// In seconds. The JDK caches a failed lookup for ten, during which a recovered service would stay unreachable.
    private static final String GONE = "1";

    /// In seconds. How long an expired answer is used if the lookup fails. The host there still has to prove by its
    /// certificate that it is AWS.
    private static final String STALE = "600";

    private DnsCacheSettings() {}

    /// Has an effect only before the first lookup.
    static void settle() {
        Security.setProperty("networkaddress.cache.negative.ttl", GONE);
        Security.setProperty("networkaddress.cache.stale.ttl", STALE);
    }
}

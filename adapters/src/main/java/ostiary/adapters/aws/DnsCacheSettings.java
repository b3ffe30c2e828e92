package ostiary.adapters.aws;

import java.security.Security;

/// How long this process caches DNS answers (`InetAddress`, "InetAddress Caching").
final class DnsCacheSettings {
    /// The seconds for which a failed lookup is cached. The JDK has ten, in which a recovered service stays
    /// unreachable.
    private static final String GONE = "1";

    /// The seconds for which an expired answer is used while lookups fail. The host there still has to prove by its
    /// certificate that it is AWS.
    private static final String STALE = "600";

    private DnsCacheSettings() {}

    /// Applies the settings to this process, which has an effect only before the first lookup.
    static void settle() {
        Security.setProperty("networkaddress.cache.negative.ttl", GONE);
        Security.setProperty("networkaddress.cache.stale.ttl", STALE);
    }
}

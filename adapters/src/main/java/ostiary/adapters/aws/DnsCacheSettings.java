package ostiary.adapters.aws;

import java.security.Security;

/// How long this process remembers what names stand for (`InetAddress`, "InetAddress Caching").
final class DnsCacheSettings {
    /// In seconds. The JDK believes for ten that a name is gone, and a service whose name is back would stay lost.
    private static final String GONE = "1";

    /// In seconds. A name that can't be looked up stands so long for what it stood for. Who answers there has to prove
    /// by its certificate that it is AWS.
    private static final String STALE = "600";

    private DnsCacheSettings() {}

    /// Has an effect if it comes before the first name is looked up.
    static void settle() {
        Security.setProperty("networkaddress.cache.negative.ttl", GONE);
        Security.setProperty("networkaddress.cache.stale.ttl", STALE);
    }
}

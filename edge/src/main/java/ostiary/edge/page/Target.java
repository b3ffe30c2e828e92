package ostiary.edge.page;

import java.util.regex.Pattern;

/// Where a page may lead. Each of these throws an [IllegalArgumentException], which quotes nothing.
final class Target {
    private static final Pattern OWN_PATH = Pattern.compile("/(?:[^/\\\\\\p{Cntrl}].*)?");
    private static final Pattern WEB = Pattern.compile("(?i)https?://.+");
    private static final Pattern WEB_OR_APP = Pattern.compile("(?i)(?:https?://|[a-z][a-z0-9-]*\\.[a-z0-9.-]+:).+");

    private Target() {}

    /// Refuses what a browser would complete with another host.
    static void requireOwnPath(String path) {
        require(OWN_PATH, path);
    }

    /// Refuses what no form can be posted to.
    static void requireWeb(String address) {
        require(WEB, address);
    }

    /// Refuses what is neither of the web nor of an app (RFC 8252 §7.1): a script above all.
    static void requireWebOrApp(String address) {
        require(WEB_OR_APP, address);
    }

    private static void require(Pattern pattern, String target) {
        if (!pattern.matcher(target).matches()) {
            throw new IllegalArgumentException("not a target for a page");
        }
    }
}

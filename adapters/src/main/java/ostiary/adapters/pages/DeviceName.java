package ostiary.adapters.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The name that people have for a device, by what its programs call themselves. A guess: anybody may call
/// themselves anything.
///
/// @param browser the browser, or the first word of what is none of those
/// @param system what it runs on
record DeviceName(Optional<String> browser, Optional<String> system) {
    private static final int LONGEST = 40;

    /// The first that is found; each browser also claims to be those below it.
    private static final List<Map.Entry<String, String>> BROWSERS = List.of(
            Map.entry("Edg/", "Edge"),
            Map.entry("EdgA/", "Edge"),
            Map.entry("EdgiOS/", "Edge"),
            Map.entry("OPR/", "Opera"),
            Map.entry("SamsungBrowser/", "Samsung Internet"),
            Map.entry("Firefox/", "Firefox"),
            Map.entry("FxiOS/", "Firefox"),
            Map.entry("CriOS/", "Chrome"),
            Map.entry("Chrome/", "Chrome"),
            Map.entry("Safari/", "Safari"));

    private static final List<Map.Entry<String, String>> SYSTEMS = List.of(
            Map.entry("iPhone", "iPhone"),
            Map.entry("iPad", "iPad"),
            Map.entry("Android", "Android"),
            Map.entry("Windows", "Windows"),
            Map.entry("Macintosh", "Mac"),
            Map.entry("CrOS", "ChromeOS"),
            Map.entry("Linux", "Linux"));

    /// @param userAgent as the client sent it, in printable ASCII
    static DeviceName of(String userAgent) {
        return new DeviceName(first(BROWSERS, userAgent).or(() -> word(userAgent)), first(SYSTEMS, userAgent));
    }

    private static Optional<String> first(List<Map.Entry<String, String>> known, String userAgent) {
        return known.stream()
                .filter(entry -> userAgent.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// `curl` of `curl/8.14.1`.
    private static Optional<String> word(String userAgent) {
        var word = userAgent.split("[/ ]", 2)[0];
        return word.isEmpty() ? Optional.empty() : Optional.of(word.substring(0, Math.min(LONGEST, word.length())));
    }

    String say(Words words) {
        if (browser.isEmpty()) {
            return words.say("device_unknown");
        }
        return system.map(on -> words.say("device_on", browser.get(), on)).orElseGet(browser::get);
    }
}

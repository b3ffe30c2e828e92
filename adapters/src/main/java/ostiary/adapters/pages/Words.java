package ostiary.adapters.pages;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/// The words of the pages in one language.
final class Words {
    private final Locale language;
    private final ResourceBundle bundle;
    private final Map<String, String> plain;

    private Words(Locale language, ResourceBundle bundle) {
        this.language = language;
        this.bundle = bundle;
        this.plain = bundle.keySet().stream()
                .filter(key -> !bundle.getString(key).contains("{"))
                .collect(Collectors.toUnmodifiableMap(key -> key, bundle::getString));
    }

    /// Reads a bundle by its name, and no other in its place: [ResourceBundle] alone would take that of the machine's
    /// own language before English.
    static Words of(Locale language) {
        try {
            var text = Resources.text("words." + language.getLanguage() + ".properties");
            return new Words(language, new PropertyResourceBundle(new StringReader(text)));
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    Locale language() {
        return language;
    }

    ResourceBundle bundle() {
        return bundle;
    }

    /// Those that are the same whatever the page is about.
    Map<String, String> plain() {
        return plain;
    }

    String say(String key, Object... about) {
        return new MessageFormat(bundle.getString(key), language).format(about);
    }

    /// Words for the rights that a scope gives; one that is not known here goes by its own name.
    String sayScope(String scope) {
        var key = "scope_" + scope;
        return bundle.containsKey(key) ? bundle.getString(key) : say("scope_other", scope);
    }

    /// How long it is, as people say it: rounded up, for whoever comes earlier is sent away again.
    String say(Duration wait) {
        long seconds = Math.max(1, wait.plusNanos(999_999_999).toSeconds());
        return seconds < 60 ? say("seconds", seconds) : sayMinutes(ceil(seconds, 60));
    }

    /// When something was last used, as people say it.
    String sayUse(Instant then, Instant now) {
        var ago = Duration.between(then, now);
        if (ago.toMinutes() < 2) {
            return say("used_now");
        }
        if (ago.toHours() < 1) {
            return say("used_ago", say("minutes", ago.toMinutes()));
        }
        if (ago.toDays() < 1) {
            return say("used_ago", say("hours", ago.toHours()));
        }
        return ago.toDays() < 30 ? say("used_ago", say("days", ago.toDays())) : say("used_on", sayDay(then));
    }

    /// A day, in the time of nobody in particular.
    String sayDay(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(language)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }

    private String sayMinutes(long minutes) {
        return minutes < 60 ? say("minutes", minutes) : say("hours", ceil(minutes, 60));
    }

    private static long ceil(long amount, long unit) {
        return Math.ceilDiv(amount, unit);
    }

    /// All languages that there are, English first.
    static List<Words> all() {
        return List.of(of(Locale.ENGLISH), of(Locale.GERMAN));
    }
}

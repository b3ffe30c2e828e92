package ostiary.edge.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Which languages a person wants, by what a client and a browser say. What can't be read is left out: nobody is
/// kept from signing in by a language.
public final class Languages {
    /// Longer lists are not read.
    private static final int LONGEST = 500;

    private Languages() {}

    /// The languages, the dearest first.
    ///
    /// @param uiLocales the client's `ui_locales`: tags with blanks between (OpenID Connect Core §3.1.2.1)
    /// @param acceptLanguage the browser's header (RFC 9110 §12.5.4)
    public static List<Locale.LanguageRange> asked(Optional<String> uiLocales, Optional<String> acceptLanguage) {
        var asked = new ArrayList<Locale.LanguageRange>();
        uiLocales
                .filter(Languages::isShort)
                .ifPresent(tags ->
                        Stream.of(tags.split(" ")).map(Languages::ranges).forEach(asked::addAll));
        acceptLanguage.filter(Languages::isShort).map(Languages::ranges).ifPresent(asked::addAll);
        return List.copyOf(asked);
    }

    private static boolean isShort(String text) {
        return text.length() <= LONGEST;
    }

    private static List<Locale.LanguageRange> ranges(String text) {
        try {
            return Locale.LanguageRange.parse(text);
        } catch (IllegalArgumentException unreadable) {
            return List.of();
        }
    }
}

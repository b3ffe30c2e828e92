package ostiary.edge.page;

import java.util.List;
import java.util.Locale;

/// Port: renders the pages that people see. Words, looks and languages are its own.
@FunctionalInterface
public interface Pages {
    /// A page in the first of these languages that there is, else in English.
    ///
    /// @param languages as [Languages] reads them, the dearest first
    RenderedPage render(Page page, List<Locale.LanguageRange> languages);
}

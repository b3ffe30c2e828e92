package ostiary.core.search;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// The orders in which users are listed. Each has a key of an entry, unlike that of any other, by whose UTF-8 bytes the
/// entries are sorted: the text that one searches for, and the user's id.
public enum SearchOrder {
    EMAIL("email", "e"),
    /// Those who have told a name.
    NAME("name", "n"),
    NEWEST("", "t");

    /// After all milliseconds that an [Instant] of an account may have.
    private static final long END_OF_TIME = 9_999_999_999_999L;

    private final String field;
    private final String letter;

    SearchOrder(String field, String letter) {
        this.field = field;
        this.letter = letter;
    }

    /// The order of a field with a prefix, `email` or `name`.
    public static Optional<SearchOrder> of(String field) {
        return switch (field) {
            case "email" -> Optional.of(EMAIL);
            case "name" -> Optional.of(NAME);
            default -> Optional.empty();
        };
    }

    /// One letter, unlike that of another order.
    public String letter() {
        return letter;
    }

    /// The field whose prefix one may ask for; empty for the order of time.
    public String field() {
        return field;
    }

    /// Where an entry is in this order; empty if it is not in it.
    public Optional<String> key(SearchEntry entry) {
        return text(entry).map(text -> text + SearchText.END + entry.user());
    }

    /// The text that a prefix has to begin.
    Optional<String> text(SearchEntry entry) {
        return switch (this) {
            case EMAIL -> Optional.of(SearchText.of(entry.email().value()));
            case NAME -> entry.name().map(SearchText::of).filter(text -> !text.isEmpty());
            case NEWEST -> Optional.of(newest(entry.createdAt()));
        };
    }

    private static String newest(Instant at) {
        return String.format(Locale.ROOT, "%013d", END_OF_TIME - Math.clamp(at.toEpochMilli(), 0, END_OF_TIME));
    }
}

package ostiary.cli.format;

import java.util.Locale;

/// Why an entry can't become an account.
public enum Flaw {
    /// It violates the syntax of the format, or is not in UTF-8.
    UNREADABLE,
    /// It is longer than 256 KiB.
    TOO_LONG,
    /// Its objects and arrays are nested more than 100 deep.
    TOO_DEEP,
    /// A field is missing or has the wrong type.
    MALFORMED,
    NO_EMAIL,
    INVALID_EMAIL,
    /// Whoever signed up with the address may not be its owner, who could then never sign up here.
    UNVERIFIED_EMAIL,
    /// The hash is damaged, of an unknown kind, or too costly to verify.
    UNUSABLE_HASH,
    /// The id or the address is reserved for rehearsals.
    RESERVED;

    /// The flaw's code in reports.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package ostiary.cli.format;

import java.util.Locale;

/// Why an entry can't become an account.
public enum Flaw {
    /// It is not what the format says, or not in UTF-8.
    UNREADABLE,
    /// It takes more than 256 KiB.
    TOO_LONG,
    /// Objects and arrays in it lie more than 100 deep in one another.
    TOO_DEEP,
    /// A field is of another type than the format says, or not there.
    MALFORMED,
    NO_EMAIL,
    INVALID_EMAIL,
    /// Whoever signed up with the address may not be its owner, who could never sign up here then.
    UNVERIFIED_EMAIL,
    /// Damaged, of an unknown kind, or too costly.
    UNUSABLE_HASH,
    /// The id or the address is one of those that rehearsals make.
    RESERVED;

    /// As reports spell it.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}

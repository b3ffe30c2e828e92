package ostiary.edge.page;

import java.util.Locale;

/// Why a person can't go on, where no client may be told of it (RFC 6749 §4.1.2.1).
public enum FailureKind {
    UNKNOWN_CLIENT,
    /// The client is known, and the address to go back to is none of its own.
    UNREGISTERED_REDIRECT,
    /// The request can't be read, so that it is not clear whom to send back to.
    UNREADABLE_REQUEST,
    /// The page was open for longer than what it stands for is good.
    EXPIRED_PAGE,
    /// A mailed link that was used, or is too old.
    SPENT_LINK,
    /// Somebody has signed up with the address that was to be put back.
    TAKEN_ADDRESS,
    /// The form came without the cookie that its page had set.
    MISSING_COOKIE,
    TOO_MANY_TRIES,
    /// Ours to mend.
    BROKEN;

    /// The kind's name in the page, for tests and for whoever supports users.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

package ostiary.core.password;

import ostiary.core.UnavailableException;

/// The limit of concurrent password hashes is reached.
public final class HasherBusyException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    private final boolean compared;

    /// Nothing was compared before this is thrown.
    public HasherBusyException() {
        super("all password hashing slots are taken", null);
        this.compared = false;
    }

    private HasherBusyException(HasherBusyException busy) {
        super("all password hashing slots are taken", busy);
        this.compared = true;
    }

    /// The same after a password was compared in one of its spellings, and was wrong.
    public HasherBusyException afterAComparison() {
        return new HasherBusyException(this);
    }

    /// Whether the password was compared in one of its spellings, so that a guess was made.
    public boolean hasCompared() {
        return compared;
    }
}

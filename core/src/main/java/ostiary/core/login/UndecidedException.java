package ostiary.core.login;

import ostiary.core.UnavailableException;

/// A password is wrong in the one place that could be asked, and may be right in another that is out of reach, or
/// in another spelling, for which there was no time. It counts as a guess: otherwise the count would reveal which
/// password is right.
public final class UndecidedException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /// @param elsewhere the failure of the place that is out of reach
    public UndecidedException(UnavailableException elsewhere) {
        super(String.valueOf(elsewhere.getMessage()), elsewhere);
    }
}

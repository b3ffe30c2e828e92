package ostiary.core.login;

import ostiary.core.UnavailableException;

/// A password is wrong in the one place that could be asked, and may be right in another that is out of reach. It
/// counts as a guess: by its absence one would learn which password is right.
public final class UndecidedException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    /// @param elsewhere what is out of reach
    public UndecidedException(UnavailableException elsewhere) {
        super(String.valueOf(elsewhere.getMessage()), elsewhere);
    }
}

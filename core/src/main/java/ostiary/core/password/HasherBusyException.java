package ostiary.core.password;

import ostiary.core.UnavailableException;

/// As many passwords are being hashed as memory allows.
public final class HasherBusyException extends UnavailableException {
    private static final long serialVersionUID = 1L;

    public HasherBusyException() {
        super("all password hashing slots are taken", null);
    }
}

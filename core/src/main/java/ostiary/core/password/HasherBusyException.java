package ostiary.core.password;

/// As many passwords are being hashed as memory allows. Nothing was decided; the caller may come again.
public final class HasherBusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public HasherBusyException() {
        super("all password hashing slots are taken");
    }
}

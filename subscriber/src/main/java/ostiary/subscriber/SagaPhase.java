package ostiary.subscriber;

import java.util.Locale;

/// The requests to a service that takes part in a deletion.
public enum SagaPhase {
    /// To say whether the account may go, and to keep it so. Nothing is deleted yet.
    PREPARE,
    /// To delete what there is of the account. There is no way back any more.
    ERASE,
    /// To forget that it was asked: the account stays.
    CANCEL;

    /// The name on the wire, such as `prepare`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

package ostiary.emulators.aws.iam;

/// A grant that is withheld from its role until this is closed.
public interface Withheld extends AutoCloseable {
    /// Whether an access was refused that the grant alone would have allowed.
    boolean wasAskedFor();

    @Override
    void close();
}

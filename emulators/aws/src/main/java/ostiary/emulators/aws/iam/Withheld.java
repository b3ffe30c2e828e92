package ostiary.emulators.aws.iam;

/// A grant that is withheld from its role until this is closed.
public interface Withheld extends AutoCloseable {
    @Override
    void close();
}

package ostiary.emulators.aws.iam;

/// A grant that is taken away until this is closed.
public interface Withheld extends AutoCloseable {
    @Override
    void close();
}

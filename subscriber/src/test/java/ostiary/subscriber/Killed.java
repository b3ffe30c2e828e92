package ostiary.subscriber;

/// The end of the process, wherever it was.
final class Killed extends Error {
    private static final long serialVersionUID = 1;
}

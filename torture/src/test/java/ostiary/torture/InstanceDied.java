package ostiary.torture;

/// The process of an instance is gone: nothing after this happens in it. An error, so that nothing handles it.
final class InstanceDied extends Error {
    private static final long serialVersionUID = 1L;

    InstanceDied() {
        super("the instance died", null, false, false);
    }
}

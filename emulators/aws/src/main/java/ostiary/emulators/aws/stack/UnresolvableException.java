package ostiary.emulators.aws.stack;

/// A template uses a feature that the CloudFormation emulator does not support.
public final class UnresolvableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableException(String message) {
        super(message);
    }
}

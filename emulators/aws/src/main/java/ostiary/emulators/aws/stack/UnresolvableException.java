package ostiary.emulators.aws.stack;

/// A template says something that the model of CloudFormation doesn't know. To guess would be to test a guess.
public final class UnresolvableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnresolvableException(String message) {
        super(message);
    }
}

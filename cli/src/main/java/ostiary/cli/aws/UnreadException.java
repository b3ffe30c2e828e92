package ostiary.cli.aws;

import java.util.Set;

/// Something could not be read. The message says why, in words of ours: what AWS says of a signature it refuses repeats
/// the request, session token included
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/signature-v4-troubleshooting.html>).
public final class UnreadException extends Exception {
    private static final long serialVersionUID = 1L;

    private static final Set<String> DENIED =
            Set.of("AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation");
    private static final Set<String> MISSING = Set.of(
            "ParameterNotFound",
            "NotFoundException",
            "ResourceNotFoundException",
            "TableNotFoundException",
            "NoSuchEntity",
            "NotFound",
            "ResourceNotFound");

    private final boolean missing;

    private UnreadException(String reason, boolean missing) {
        super(reason);
        this.missing = missing;
    }

    /// An exception for a reason of one's own.
    public static UnreadException because(String reason) {
        return new UnreadException(reason, false);
    }

    /// AWS answered with an error.
    ///
    /// @param saysSo whether the error's message is that there is no such thing, which one service has no code for
    static UnreadException refused(Operation read, String code, boolean saysSo) {
        var reason = DENIED.contains(code) ? code + ": needs " + read.action() : code + " from " + read.action();
        return new UnreadException(reason, MISSING.contains(code) || saysSo);
    }

    /// Whether that is because there is no such thing.
    public boolean isMissing() {
        return missing;
    }
}

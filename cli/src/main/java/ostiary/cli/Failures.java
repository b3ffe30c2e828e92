package ostiary.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import ostiary.core.UnavailableException;
import ostiary.emulators.dynamodb.DirectoryInUseException;

/// The words that operators are told of a failure.
final class Failures {
    private Failures() {}

    /// A line or two.
    ///
    /// @throws Exception any that nobody foresaw
    static String explain(Exception failure) throws Exception {
        return switch (failure) {
            case MovingException e -> String.valueOf(e.getMessage());
            case DirectoryInUseException e ->
                e.getMessage()
                        + ". Stop it, or give the ENDPOINT=http://127.0.0.1:port that it has printed instead of DATA.";
            case UnavailableException e ->
                e.getMessage() + " does not answer as it should: " + cause(e)
                        + "\nWhat was written stays. The same command goes on from there.";
            case IOException e -> "A file can't be read or written: " + e.getMessage();
            case UncheckedIOException e -> "A file can't be read or written: " + e.getMessage();
            default -> throw failure;
        };
    }

    private static String cause(UnavailableException e) {
        var cause = e.getCause();
        return cause == null ? "busy" : String.valueOf(cause.getMessage());
    }
}

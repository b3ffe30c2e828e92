package ostiary.emulators.dynamodb;

import java.nio.file.Path;

/// Another DynamoDB Local keeps its tables in the directory.
public final class DirectoryInUseException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    DirectoryInUseException(Path directory) {
        super("The data in " + directory + " is in use by a service that runs");
    }
}

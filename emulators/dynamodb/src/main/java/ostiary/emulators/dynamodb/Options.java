package ostiary.emulators.dynamodb;

import java.nio.file.Path;
import java.util.Optional;

/// How DynamoDB Local runs. Credentials and regions make no difference: every client sees the same tables.
///
/// @param port on 127.0.0.1; 0 takes a free one
/// @param directory where tables are stored; if empty, in memory
public record Options(int port, Optional<Path> directory) {
    public static Options inMemory() {
        return new Options(0, Optional.empty());
    }

    /// Creates the directory if necessary.
    public static Options storedIn(Path directory) {
        return new Options(0, Optional.of(directory));
    }

    Options onPort(int port) {
        return new Options(port, directory);
    }
}

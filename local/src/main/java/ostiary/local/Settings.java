package ostiary.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What `make run` can be told.
///
/// @param port of the service on 127.0.0.1; 0 takes a free one
/// @param data the directory that keeps the data from run to run; made if it is not there; nothing is kept if empty
record Settings(int port, Optional<Path> data) {
    private static final String PORT = "PORT";
    private static final String DATA = "DATA";
    private static final String DEFAULT_PORT = "8080";
    private static final int MAX_PORT = 65_535;

    /// From the environment and from arguments such as `PORT=9000`, which come first. What is empty is not set.
    static Settings of(Map<String, String> environment, String... arguments) throws StartException {
        var values = new HashMap<>(environment);
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            if (parts.length < 2 || !(parts[0].equals(PORT) || parts[0].equals(DATA))) {
                throw new StartException("What is " + argument + "? There are PORT=number and DATA=directory.");
            }
            values.put(parts[0], parts[1]);
        }
        return new Settings(port(values.getOrDefault(PORT, "")), data(values.getOrDefault(DATA, "")));
    }

    private static int port(String text) throws StartException {
        try {
            int port = Integer.parseInt(text.isEmpty() ? DEFAULT_PORT : text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new StartException("PORT=" + text + " is no port: give a number from 0 to " + MAX_PORT + ".");
    }

    private static Optional<Path> data(String text) throws StartException {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var directory = Files.createDirectories(Path.of(text));
            if (Files.isWritable(directory)) {
                return Optional.of(directory);
            }
        } catch (IOException | InvalidPathException notToBeHad) {
            // told below
        }
        throw new StartException("DATA=" + text + " is no directory that can be written to.");
    }
}

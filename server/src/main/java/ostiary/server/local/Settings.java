package ostiary.server.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.SourceSetting;
import ostiary.server.StartException;
import ostiary.server.local.seed.Seed;
import ostiary.server.local.seed.SeedFile;

/// The settings of `make run`.
///
/// @param port of the service on 127.0.0.1; 0 takes a free one
/// @param data the directory that stores the data across runs, created if missing; if empty, nothing is stored
/// @param source the source that passwords are checked against
/// @param origins the web origins whose pages may call the service from a browser
/// @param tls whether it is reached over TLS alone, with a certificate of this run
/// @param seed the users and clients that are there when it opens
/// @param grace how long an account can still be kept that will be deleted
record Settings(
        int port, Optional<Path> data, LocalSource source, Origins origins, boolean tls, Seed seed, LocalGrace grace) {
    private static final String PORT = "PORT";
    private static final String DATA = "DATA";
    private static final String ORIGINS = "ORIGINS";
    private static final String TLS = "TLS";
    private static final String SEED = "SEED";
    private static final String GRACE = "GRACE";
    private static final List<String> NAMES =
            List.of(PORT, DATA, ORIGINS, TLS, SEED, GRACE, "SOURCE", "COGNITO_POOL", "COGNITO_CLIENT");
    private static final String DEFAULT_PORT = "8080";
    private static final int MAX_PORT = 65_535;

    /// Begins with nobody.
    Settings(int port, Optional<Path> data, LocalSource source, Origins origins) {
        this(port, data, source, origins, false, Seed.NONE);
    }

    /// With the time of grace that is standard.
    Settings(int port, Optional<Path> data, LocalSource source, Origins origins, boolean tls, Seed seed) {
        this(port, data, source, origins, tls, seed, LocalGrace.STANDARD);
    }

    /// Checks passwords against the service's own directory.
    Settings(int port, Optional<Path> data) {
        this(port, data, LocalSource.DIRECTORY, Origins.OF_THIS_MACHINE);
    }

    /// Reads settings from the environment and from arguments such as `PORT=9000`, which take precedence. An empty
    /// value counts as unset.
    ///
    /// @throws StartException with everything that is wrong, one line each
    static Settings of(Map<String, String> environment, String... arguments) throws StartException {
        var values = new HashMap<>(environment);
        var problems = new ArrayList<String>();
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            if (parts.length < 2 || !NAMES.contains(parts[0])) {
                problems.add("What is " + argument
                        + "? There are PORT=number, DATA=directory, ORIGINS=origins, TLS=1, SEED=file,"
                        + " GRACE=days|seconds and SOURCE=cognito|migrating with COGNITO_POOL=id and"
                        + " COGNITO_CLIENT=id.");
            } else {
                values.put(parts[0], parts[1]);
            }
        }
        var settings = new Settings(
                port(values.getOrDefault(PORT, ""), problems),
                data(values.getOrDefault(DATA, ""), problems),
                LocalSource.of(values, problems),
                Origins.of(values.getOrDefault(ORIGINS, ""), problems),
                tls(values.getOrDefault(TLS, ""), problems),
                seed(values.getOrDefault(SEED, ""), problems),
                grace(values.getOrDefault(GRACE, ""), problems));
        if (settings.seed.hasUsers() && settings.source.asked() instanceof SourceSetting.Cognito) {
            problems.add("SEED has users, but their passwords would have to be known to the user pool.");
        }
        if (!problems.isEmpty()) {
            throw new StartException(String.join("\n", problems));
        }
        return settings;
    }

    private static boolean tls(String text, List<String> problems) {
        if (!List.of("", "0", "1").contains(text)) {
            problems.add("TLS=" + text + " is neither 1 nor 0.");
        }
        return text.equals("1");
    }

    private static LocalGrace grace(String text, List<String> problems) {
        var grace = text.isEmpty() ? Optional.of(LocalGrace.STANDARD) : LocalGrace.parse(text);
        if (grace.isEmpty()) {
            problems.add("GRACE=" + text + " is no number of days from 1 to 90, nor of seconds such as 20s.");
        }
        return grace.orElse(LocalGrace.STANDARD);
    }

    private static Seed seed(String file, List<String> problems) {
        return file.isEmpty() ? Seed.NONE : SeedFile.read(file, problems);
    }

    private static int port(String text, List<String> problems) {
        try {
            int port = Integer.parseInt(text.isEmpty() ? DEFAULT_PORT : text);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        problems.add("PORT=" + text + " is no port: give a number from 0 to " + MAX_PORT + ".");
        return 0;
    }

    private static Optional<Path> data(String text, List<String> problems) {
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
        problems.add("DATA=" + text + " is no directory that can be written to.");
        return Optional.empty();
    }
}

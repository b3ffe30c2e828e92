package ostiary.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.adapters.password.FirebaseProject;
import ostiary.cli.format.Format;

/// The settings of `make import` and `make export`, from environment variables. An empty variable counts as unset.
record Settings(Map<String, String> environment) {
    private static final int MAX_CONFIG_BYTES = 64 * 1024;

    Optional<String> find(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    Optional<Path> path(String name) {
        return find(name).map(Path::of);
    }

    /// The users' file.
    Path file() throws MovingException {
        return path("FILE").orElseThrow(() -> new MovingException("Which file? Give FILE=path."));
    }

    boolean dryRun() {
        return find("DRY_RUN").filter(text -> !text.equals("0")).isPresent();
    }

    Optional<URI> endpoint() throws MovingException {
        try {
            return find("ENDPOINT").map(URI::create);
        } catch (IllegalArgumentException notAUri) {
            throw new MovingException("ENDPOINT is no address such as http://127.0.0.1:8000.");
        }
    }

    /// Whether they name a table on AWS, and none of this machine.
    boolean isOnAws() throws MovingException {
        return endpoint().isEmpty() && path("DATA").isEmpty();
    }

    /// The report of the import to take back.
    Optional<Path> undo() {
        return path("UNDO");
    }

    boolean isOwnFormat() {
        return find("FORMAT").equals(Optional.of("ostiary"));
    }

    Format format() throws MovingException {
        var code = find("FORMAT").orElse("");
        if (code.equals(Format.OfFirebase.CODE)) {
            return new Format.OfFirebase(firebaseProject());
        }
        return Format.Plain.of(code)
                .orElseThrow(() -> new MovingException(
                        "FORMAT=" + code + "? There are cognito-csv, auth0, keycloak, firebase and ostiary."));
    }

    /// Parses the block `hash_config { … }` that Firebase's console shows, or the lines inside it.
    private FirebaseProject firebaseProject() throws MovingException {
        var file = path("HASH_CONFIG")
                .orElseThrow(
                        () -> new MovingException("Firebase keeps the hashes' parameters apart: put what its console"
                                + " shows at \"Password hash parameters\" into a file and give HASH_CONFIG=path."));
        try {
            if (Files.size(file) > MAX_CONFIG_BYTES) {
                throw new MovingException("HASH_CONFIG=" + file + " is far too long.");
            }
            var text = Files.readString(file);
            return new FirebaseProject(
                    value(text, "base64_signer_key", "[A-Za-z0-9+/=]{1,200}"),
                    value(text, "base64_salt_separator", "[A-Za-z0-9+/=]{0,50}"),
                    Integer.parseInt(value(text, "rounds", "[0-9]{1,4}")),
                    Integer.parseInt(value(text, "mem_cost", "[0-9]{1,4}")));
        } catch (IOException unreadable) {
            throw new MovingException("HASH_CONFIG=" + file + " can't be read.");
        }
    }

    private static String value(String config, String name, String form) throws MovingException {
        var found = Pattern.compile("\\b" + name + ":\\s*(" + form + ")\\s*(,|}|$)", Pattern.MULTILINE)
                .matcher(config);
        if (!found.find()) {
            throw new MovingException("HASH_CONFIG has no " + name + " as Firebase writes it.");
        }
        return found.group(1);
    }
}

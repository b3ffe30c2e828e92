package ostiary.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// One of the files in `events/`.
///
/// @param function whose event it is
/// @param name the file's, without `.json`
/// @param json what is in it
public record SampleEvent(String function, String name, String json) {
    private static final Path ROOT = root();

    /// Every event of the given functions.
    public static List<SampleEvent> of(String... functions) {
        return List.of(functions).stream()
                .flatMap(function -> {
                    try (var files = Files.list(ROOT.resolve(function))) {
                        return files.sorted().map(file -> read(function, file)).toList().stream();
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .toList();
    }

    /// One event.
    public static SampleEvent of(String function, String name) {
        return read(function, ROOT.resolve(function).resolve(name + ".json"));
    }

    /// The names of the folders: the functions that have events.
    static List<String> functions() {
        try (var folders = Files.list(ROOT)) {
            return folders.map(folder -> folder.getFileName().toString().replace("/", ""))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// With each `{{placeholder}}` replaced.
    public SampleEvent with(Map<String, String> values) {
        var filled = json;
        for (var value : values.entrySet()) {
            filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return new SampleEvent(function, name, filled);
    }

    public InputStream stream() {
        return new ByteArrayInputStream(json.getBytes(UTF_8));
    }

    /// How test reports name it.
    @Override
    public String toString() {
        return function + "/" + name;
    }

    private static SampleEvent read(String function, Path file) {
        try {
            return new SampleEvent(
                    function, file.getFileName().toString().replace(".json", ""), Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path root() {
        try {
            var folder = Objects.requireNonNull(SampleEvent.class.getResource("/events"), "no events on the class path")
                    .toURI();
            return folder.getScheme().equals("jar")
                    ? FileSystems.newFileSystem(folder, Map.of()).getPath("/events")
                    : Path.of(folder);
        } catch (URISyntaxException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

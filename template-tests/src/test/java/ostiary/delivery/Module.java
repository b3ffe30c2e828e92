package ostiary.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A module of this project, as Maven installs it.
///
/// @param folder where it is built
/// @param pom the text of its POM
record Module(Path folder, String pom) {
    private static final Pattern LISTED = Pattern.compile("<module>(.*?)</module>");
    private static final Pattern PARENT = Pattern.compile("<parent>.*?</parent>", Pattern.DOTALL);

    /// The project itself, then those in it.
    static List<Module> all() {
        var root = in(Workflow.ROOT);
        return Stream.concat(
                        Stream.of(root),
                        LISTED.matcher(root.pom).results().map(found -> in(Workflow.ROOT.resolve(found.group(1)))))
                .toList();
    }

    /// The folder of its group in a repository; the same for all modules.
    Path group() {
        return Path.of(first("groupId", pom).replace('.', '/'));
    }

    /// Puts the POM there, and the jar if there is one.
    void installInto(Path repository) throws IOException {
        var artifact = first("artifactId", PARENT.matcher(pom).replaceFirst(""));
        var version = first("version", pom);
        var name = artifact + "-" + version;
        var place = Files.createDirectories(
                repository.resolve(group()).resolve(artifact).resolve(version));
        Files.copy(folder.resolve("pom.xml"), place.resolve(name + ".pom"));
        var jar = folder.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.copy(jar, place.resolve(name + ".jar"));
        }
    }

    private static Module in(Path folder) {
        try {
            return new Module(folder, Files.readString(folder.resolve("pom.xml")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /// The project's own, or that of its parent, comes first in a POM.
    private static String first(String element, String pom) {
        var found = Pattern.compile("<" + element + ">(.*?)</").matcher(pom);
        if (!found.find()) {
            throw new IllegalArgumentException("a POM without " + element);
        }
        return found.group(1);
    }
}

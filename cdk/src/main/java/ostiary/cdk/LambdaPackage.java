package ostiary.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The package for Lambda before it is uploaded: a folder or an archive with `lib/*.jar` and a list of them.
///
/// @param place the folder or the archive
/// @param files the names of its files
/// @param contents the jars that belong to it
record LambdaPackage(Path place, SortedSet<String> files, SortedSet<String> contents) {
    /// The list, which the build writes: names with colons between.
    static final String LIST = "contents.txt";

    /// Made where the package is made, and so not on the list.
    private static final List<String> OWN = List.of("lib/ostiary-functions-[^/]*\\.jar", "lib/icu4j-[^/]*-idna\\.jar");

    /// The description of an artifact.
    private static final String OF_MAVEN = "META-INF/.*";

    /// @throws IllegalArgumentException if it is neither a folder nor an archive
    static LambdaPackage read(Path place) {
        try {
            if (Files.isDirectory(place)) {
                return in(place, place);
            }
            Checks.require(
                    Files.isRegularFile(place) && place.toString().matches(".*\\.(jar|zip)"),
                    "code must be a folder that `mvn package` has made for Lambda, or an archive of one (.jar or .zip),"
                            + " not " + place);
            try (var archive = FileSystems.newFileSystem(place)) {
                return in(archive.getPath("/"), place);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static LambdaPackage in(Path root, Path place) throws IOException {
        try (var walk = Files.walk(root)) {
            var files = walk.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toCollection(TreeSet::new));
            var list = root.resolve(LIST);
            var contents = Files.isRegularFile(list) ? Files.readString(list, StandardCharsets.UTF_8) : "";
            var jars = Arrays.stream(contents.strip().split(":", -1)).filter(name -> !name.isEmpty());
            return new LambdaPackage(place, files, jars.collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    /// @throws IllegalArgumentException if something is missing, or is there and does not belong to it: the CDK's own
    /// output in the folder would be uploaded with each deployment, and grow
    void check() {
        Checks.require(
                !contents.isEmpty(), place + " is no package for Lambda: it has no " + LIST + ". Run `mvn package`");
        contents.forEach(jar -> Checks.require(files.contains(jar), place + " is not whole: it lacks " + jar));
        OWN.forEach(jar -> Checks.require(
                files.stream().anyMatch(file -> file.matches(jar)), place + " is not whole: it lacks " + jar));
        files.stream().filter(file -> !belongs(file)).findFirst().ifPresent(file -> {
            throw new IllegalArgumentException(place + " holds " + file + ", which is no part of the package");
        });
    }

    private boolean belongs(String file) {
        return file.equals(LIST)
                || contents.contains(file)
                || file.matches(OF_MAVEN)
                || OWN.stream().anyMatch(file::matches);
    }
}

package ostiary.emulators.lambda;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The classes that the functions of a package load, kept as the JVM lays them out: a start that maps them costs
/// half as much as one that reads, parses and verifies them (<https://openjdk.org/jeps/310>).
///
/// The first starts record what they load, and the next one makes the archive, for itself and for all after it. To
/// this end the jars of the package are on the class path of the runtime, which finds their classes there first. The
/// JVM compares them with those in the archive when it starts, and does without it if one has changed.
final class ClassArchive {
    /// The property that names the folder for archives. Without it there are none, and functions start as on Lambda.
    static final String FOLDER = "lambda.class.archives";

    /// An archive costs as much as that many starts with one save.
    static final int RECORDED = 5;

    private static final Map<Path, ClassArchive> OF_PACKAGES = new ConcurrentHashMap<>();

    private final Path folder;
    private final String jars;
    private final List<Path> lists = new ArrayList<>();
    private State state = State.RECORDING;

    private enum State {
        RECORDING,
        MADE,
        FAILED
    }

    /// @param jars of the package, each after a separator
    private ClassArchive(Path folder, String jars) {
        this.folder = folder;
        this.jars = jars;
    }

    /// The options with which a JVM records for the archive of a package, or starts from it.
    ///
    /// @param code the unpacked package
    /// @param metaspaceMib the room for classes. What would not fit in there must not come from elsewhere.
    static List<String> options(Path code, int metaspaceMib) {
        var folder = System.getProperty(FOLDER);
        if (folder == null || !Files.isDirectory(code.resolve("lib"))) {
            return List.of();
        }
        return OF_PACKAGES
                .computeIfAbsent(code, jars -> in(Path.of(folder), jars))
                .options(metaspaceMib);
    }

    private static ClassArchive in(Path folder, Path code) {
        try (var files = Files.list(code.resolve("lib"))) {
            var own = Files.createTempDirectory(Files.createDirectories(folder), "package");
            own.toFile().deleteOnExit();
            // As the runtime client orders them.
            var jars = files.map(Path::toString)
                    .filter(file -> file.endsWith(".jar"))
                    .sorted();
            return new ClassArchive(
                    own, jars.map(jar -> File.pathSeparator + jar).collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized List<String> options(int metaspaceMib) {
        if (state == State.RECORDING && lists.size() < RECORDED) {
            lists.add(file("classes-" + lists.size() + ".lst"));
            return starting("-XX:DumpLoadedClassList=" + lists.getLast());
        }
        if (state == State.RECORDING) {
            state = make() ? State.MADE : State.FAILED;
        }
        if (state == State.FAILED || archive().toFile().length() > metaspaceMib * 1024L * 1024) {
            return List.of();
        }
        return starting(
                "-XX:SharedArchiveFile=" + archive(),
                "-Xshare:auto",
                // Each page is moved otherwise, so that nobody can foretell where it lies.
                "-XX:+UnlockDiagnosticVMOptions",
                "-XX:ArchiveRelocationMode=0",
                // Of a changed jar it would warn among what the function prints.
                "-Xlog:cds=off",
                "-Xlog:aot=off");
    }

    private List<String> starting(String... options) {
        var all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-cp", RuntimeClient.classPath(jars)));
        return all;
    }

    private boolean make() {
        try {
            var dump = new ProcessBuilder(
                    JavaCommand.java(),
                    "-Xshare:dump",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:SharedClassListFile=" + Files.write(file("classes.lst"), recorded()),
                    "-XX:SharedArchiveFile=" + archive(),
                    "-cp",
                    RuntimeClient.jars() + jars);
            dump.redirectErrorStream(true);
            dump.redirectOutput(Redirect.DISCARD);
            return dump.start().waitFor() == 0;
        } catch (IOException goWithout) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The classes that the first starts have loaded, each once, but for those that the runtime's own loader
    /// has. An `id` is of one process, and a line with an `@` is a lambda or the like.
    private Set<String> recorded() throws IOException {
        var recorded = new LinkedHashSet<String>();
        for (var list : lists.stream().filter(Files::exists).toList()) {
            var text = Files.readString(list);
            // A process that still runs may have written half a line.
            text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.contains(" source: "))
                    .map(line -> line.startsWith("@") ? line : line.split(" id: ", 2)[0])
                    .forEach(recorded::add);
        }
        return recorded;
    }

    private Path archive() {
        return file("classes.jsa");
    }

    private Path file(String name) {
        var file = folder.resolve(name);
        file.toFile().deleteOnExit();
        return file;
    }
}

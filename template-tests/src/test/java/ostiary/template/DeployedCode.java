package ostiary.template;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/// The folder that Lambda gets.
final class DeployedCode {
    /// A class file's major version is Java's plus this (JVMS §4.1).
    private static final int CLASS_FILE_OFFSET = 44;

    private DeployedCode() {}

    /// The one Java version that all of our own classes are compiled for.
    static int javaVersion() {
        var versions = jars().stream()
                .filter(jar -> jar.getFileName()
                        .toString()
                        .matches("(ostiary-)?(functions|service|edge|adapters|jose|core|blueprint)-.*\\.jar"))
                .flatMap(jar -> javaVersions(jar).stream())
                .distinct()
                .toList();
        if (versions.size() != 1) {
            throw new AssertionError("classes for more than one Java version, or none: " + versions);
        }
        return versions.getFirst();
    }

    static long bytes() {
        return jars().stream().mapToLong(jar -> jar.toFile().length()).sum();
    }

    private static List<Path> jars() {
        try (var files = Files.list(Synthesis.CODE.resolve("lib"))) {
            return files.toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static List<Integer> javaVersions(Path path) {
        try (var jar = new JarFile(path.toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .map(entry -> javaVersion(jar, entry))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int javaVersion(JarFile jar, JarEntry entry) {
        try (var file = new DataInputStream(jar.getInputStream(entry))) {
            file.readInt(); // magic
            file.readUnsignedShort(); // minor version
            return file.readUnsignedShort() - CLASS_FILE_OFFSET;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

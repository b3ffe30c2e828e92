package ostiary.emulators.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// AWS's runtime client as Maven resolved it, and this module for [WatchedRuntime].
final class RuntimeClient {
    private static final String JAR = "aws-lambda-java-runtime-interface-client";
    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";
    private static final RuntimeClient ONLY = read();

    /// Without it hooks registered with `org.crac` are silently not run.
    static final String HOOKS = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final String jars;
    private final Path module;
    private final Path library;

    private RuntimeClient(String jars, Path module, Path library) {
        this.jars = jars;
        this.module = module;
        this.library = library;
    }

    /// The JVM options that make a process a Lambda runtime.
    static List<String> options() {
        return List.of("-D" + LIBRARY + "=" + ONLY.library, "-cp", classPath(""));
    }

    /// The class path of a runtime.
    ///
    /// @param more what comes between the client's jars and this module, and begins with a separator
    static String classPath(String more) {
        return jars() + more + File.pathSeparator + ONLY.module;
    }

    /// The class path of the client alone.
    static String jars() {
        return ONLY.jars;
    }

    private static RuntimeClient read() {
        try (var libraries = RuntimeClient.class.getResourceAsStream("runtime.classpath")) {
            var location =
                    RuntimeClient.class.getProtectionDomain().getCodeSource().getLocation();
            var jars = new String(Objects.requireNonNull(libraries).readAllBytes(), UTF_8).strip();
            return new RuntimeClient(jars, Path.of(location.toURI()), unpack(jars));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The client unpacks its native library to the same file in every process, overwriting it for
    /// those that have loaded it.
    private static Path unpack(String jars) throws IOException {
        var client = Stream.of(jars.split(File.pathSeparator))
                .filter(jar -> jar.contains(JAR))
                .findAny()
                .orElseThrow();
        var processor = System.getProperty("os.arch").equals("aarch64") ? "aarch_64" : "x86_64";
        try (var jar = new JarFile(client);
                var library = jar.getInputStream(jar.getEntry("jni/libaws-lambda-jni.linux-" + processor + ".so"))) {
            var file = File.createTempFile("aws-lambda-jni", ".so");
            file.deleteOnExit();
            Files.write(file.toPath(), library.readAllBytes());
            return file.toPath();
        }
    }
}

package ostiary.server.local;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/// The client that openapi-generator makes of the document for Java, over the HTTP client of the JDK and Jackson.
final class JavaClient {
    private static final Path GENERATOR = Path.of("target", "generator", "openapi-generator-cli.jar");
    private static final Path HOME = Path.of("target", "java-client");
    private static final Path CLASSES = HOME.resolve("classes");

    private JavaClient() {}

    /// Generates and compiles it.
    ///
    /// @return where its classes are
    static Path build() throws IOException, InterruptedException {
        Command.mustRun(
                Path.of("."),
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "--generator-name=java",
                "--library=native",
                "--input-spec=" + CheckedInDocument.FILE,
                "--output=" + HOME,
                "--package-name=ostiary.client",
                "--invoker-package=ostiary.client",
                "--api-package=ostiary.client.api",
                "--model-package=ostiary.client.model",
                "--global-property=apis,models,supportingFiles",
                "--global-property=apiDocs=false,modelDocs=false,apiTests=false,modelTests=false",
                "--additional-properties=useJakartaEe=true,openApiNullable=false,hideGenerationTimestamp=true");
        try (var files = Files.walk(HOME.resolve("src/main/java"))) {
            var sources =
                    files.filter(file -> file.toString().endsWith(".java")).toList();
            var errors = compile(sources, CLASSES);
            if (!errors.isEmpty()) {
                throw new IllegalStateException(errors);
            }
        }
        return CLASSES;
    }

    /// Compiles sources against it.
    ///
    /// @return the errors, a line each; empty if there are none
    static String compile(List<Path> sources, Path output) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            var classPath = Stream.of(CLASSES.toString(), System.getProperty("java.class.path"))
                    .collect(joining(File.pathSeparator));
            var options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    Files.createDirectories(output).toString(),
                    "-cp",
                    classPath);
            compiler.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        }
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .collect(joining("\n"));
    }
}

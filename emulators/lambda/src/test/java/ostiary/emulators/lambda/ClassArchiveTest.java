package ostiary.emulators.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String HANDLER = SampleHandler.class.getName();
    private static final String FROM_ARCHIVE = "shared objects file";
    private static final int ROOMY_MIB = 1024;

    @TempDir
    private static Path code;

    @BeforeAll
    static void make() throws IOException {
        pack();
        for (int starts = 0; starts < ClassArchive.RECORDED; starts++) {
            assertThat(start(ROOMY_MIB).handlerCameFrom()).doesNotContain(FROM_ARCHIVE);
        }
        assertThat(start(ROOMY_MIB).handlerCameFrom()).contains(FROM_ARCHIVE);
    }

    @Test
    void isWhereAFunctionStartsFromAsItDoesWithout() {
        var start = start(ROOMY_MIB);

        assertThat(start.handlerCameFrom()).contains(FROM_ARCHIVE);
        assertThat(start.hooks()).isEqualTo("1 1");
        assertThat(start.warnings()).isEmpty();
    }

    @Test
    void isNoHelpToAFunctionWithTooLittleMemoryForItsClasses() {
        assertThat(start(120).handlerCameFrom()).doesNotContain(FROM_ARCHIVE);
    }

    @Test
    void isLeftOutWithoutAWordWhenAJarIsAnotherThanItWas() throws IOException {
        var jar = code.resolve("lib/sample.jar");
        var packed = Files.getLastModifiedTime(jar);
        try {
            Files.setLastModifiedTime(jar, FileTime.fromMillis(0));

            var start = start(ROOMY_MIB);

            assertThat(start.handlerCameFrom()).contains("sample.jar");
            assertThat(start.hooks()).isEqualTo("1 1");
            assertThat(start.warnings()).isEmpty();
        } finally {
            Files.setLastModifiedTime(jar, packed);
        }
    }

    @Test
    void isNotMadeForClassesOutsideOfJars(@TempDir Path folder) {
        assertThat(ClassArchive.options(folder, ROOMY_MIB)).isEmpty();
    }

    /// The lines that a start has printed.
    private record Start(String hooks, Queue<String> log) {
        String handlerCameFrom() {
            return log.stream()
                    .filter(line -> line.contains(HANDLER + " source: "))
                    .findFirst()
                    .orElseThrow();
        }

        List<String> warnings() {
            return log.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).contains("warning"))
                    .toList();
        }
    }

    private static Start start(int memoryMib) {
        var settings = new FunctionSettings(
                "archived",
                "arn:aws:lambda:eu-central-1:111122223333:function:archived:1",
                code,
                HANDLER,
                Map.of("JAVA_TOOL_OPTIONS", "--enable-native-access=ALL-UNNAMED -Xlog:class+load"),
                memoryMib,
                Duration.ofSeconds(20),
                true);
        var log = new ConcurrentLinkedQueue<String>();
        try (var environment = ExecutionEnvironment.start(settings, log::add)) {
            var hooks = ((Outcome.Answered) environment.invoke("\"hooks\"")).payload();
            return new Start(hooks, log);
        }
    }

    private static void pack() throws IOException {
        Files.createDirectory(code.resolve("lib"));
        var name = HANDLER.replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(code.resolve("lib/sample.jar")));
                var file = ClassArchiveTest.class.getClassLoader().getResourceAsStream(name)) {
            jar.putNextEntry(new JarEntry(name));
            Objects.requireNonNull(file).transferTo(jar);
        }
    }
}

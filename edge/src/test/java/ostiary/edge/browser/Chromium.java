package ostiary.edge.browser;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A browser without a window and with a profile of its own, for pages that tell a [PageServer] what they find.
///
/// Its sandbox is off, since it can't have one in most containers: it is for pages of this machine.
public final class Chromium implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Duration TIME_TO_END = Duration.ofMinutes(1);

    private final Process process;
    private final Path profile;

    private Chromium(Process process, Path profile) {
        this.process = process;
        this.profile = profile;
    }

    /// Opens a page. The test that asks for it is skipped where there is no browser.
    public static Chromium open(URI page) {
        var program = program();
        if (program.isEmpty()) {
            return abort("skipped: none of " + NAMES + " is on the PATH");
        }
        try {
            var profile = Files.createTempDirectory("chromium");
            var process = new ProcessBuilder(command(program.get(), profile, page))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new Chromium(process, profile);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Ends the browser and all its processes.
    @Override
    public void close() {
        var all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        process.destroy();
        try {
            process.waitFor(TIME_TO_END);
            all.forEach(ProcessHandle::destroyForcibly);
            for (var each : all) {
                each.onExit().join();
            }
            delete(profile);
        } catch (InterruptedException ended) {
            all.forEach(ProcessHandle::destroyForcibly);
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// Whatever would call others than the page's servers is switched off.
    private static List<String> command(Path program, Path profile, URI page) {
        return List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-popup-blocking",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-default-apps",
                "--disable-extensions",
                "--disable-sync",
                "--no-default-browser-check",
                "--no-first-run",
                "--no-proxy-server",
                "--user-data-dir=" + profile,
                page.toString());
    }

    /// Where it is on this machine.
    public static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(Path::of)
                .flatMap(directory -> NAMES.stream().map(directory::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}

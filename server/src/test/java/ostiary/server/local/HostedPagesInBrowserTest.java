package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import ostiary.edge.browser.Chromium;

/// Each hosted page in each state, in Chromium: at 390 and 1280 pixels, in the light and in the dark, in both
/// languages.
class HostedPagesInBrowserTest {
    private static Path home;
    private static String chromium;

    @BeforeAll
    static void install() throws Exception {
        chromium = Chromium.program().map(Path::toString).orElseGet(() -> abort("skipped: no browser is on the PATH"));
        home = Npm.install("browser");
    }

    @Test
    void areInOrderForEveryEyeAndHand() throws Exception {
        try (var gallery = PageGallery.of(PageGallery.all())) {
            assertThat(run("look.mjs", gallery.address()))
                    .isEqualTo(new Command(0, "looked at " + gallery.size() + " pages\n"));
        }
    }

    /// The control.
    @Test
    void whatIsNotInOrderIsFound() throws Exception {
        try (var gallery = PageGallery.of(PageGallery.CONTROLS)) {
            var found = run("look.mjs", gallery.address()).printed();

            assertThat(List.of("console", "moved", "wide", "axe", "focus", "tabs", "large", "request"))
                    .allSatisfy(kind -> assertThat(found).contains("/other: " + kind + ": "));
        }
    }

    @Test
    void doWhatTheirButtonsSay() throws Exception {
        try (var gallery = PageGallery.of(List.of())) {
            assertThat(run("use.mjs", gallery.address())).isEqualTo(new Command(0, "done\n"));
        }
    }

    /// For `make pages`.
    @Test
    @EnabledIfSystemProperty(named = "ostiary.sheets", matches = ".+")
    void areDrawnOnContactSheets() throws Exception {
        var folder =
                Path.of(System.getProperty("ostiary.sheets")).toAbsolutePath().toString();
        try (var gallery = PageGallery.of(PageGallery.all())) {
            assertThat(run("sheets.mjs", gallery.address(), folder)).isEqualTo(new Command(0, "done\n"));
        }
    }

    private static Command run(String script, String... arguments) throws IOException, InterruptedException {
        try (var source = Objects.requireNonNull(HostedPagesInBrowserTest.class.getResourceAsStream(script), script)) {
            Files.copy(source, home.resolve(script), StandardCopyOption.REPLACE_EXISTING);
        }
        var command = new ArrayList<>(List.of("node", script, chromium));
        command.addAll(List.of(arguments));
        return Command.run(home, command.toArray(String[]::new));
    }
}

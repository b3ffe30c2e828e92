package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The words for somebody whose machine lacks a tool.
class PrerequisitesTest {
    private static final String[] ALL = {"bin/prerequisites", "maven", "jdk25", "node"};

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void install() throws Exception {
        scripts = new Scripts(folder).withAllTools();
    }

    @Test
    void areNotSpokenOfWhereTheyAreThere() throws Exception {
        assertThat(scripts.run(ALL)).isEqualTo(new Scripts.Ended(0, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "mvn, Maven is missing: install 3.8 or newer",
        "jdk25, A JDK 25 is missing: install one",
        "node, 'Node 20 or newer, with npm, is missing: install it'",
        "npm, 'Node 20 or newer, with npm, is missing: install it'"
    })
    void areSpokenOfInOneSentenceEach(String tool, String sentence) throws Exception {
        scripts.without(tool);

        var ended = scripts.run(ALL);

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.lines())
                .singleElement()
                .asString()
                .startsWith(sentence)
                .endsWith(".");
    }

    @Test
    void areSpokenOfTogether() throws Exception {
        scripts.without("mvn");
        scripts.without("jdk25");
        scripts.without("node");

        assertThat(scripts.run(ALL).lines()).hasSize(3);
        assertThat(scripts.run("bin/prerequisites").lines()).hasSize(3);
        assertThat(scripts.run("bin/prerequisites", "node").lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"v18.20.1, 1", "v9.0.0, 1", "nonsense, 1", "v20.0.0, 0", "v100.1.0, 0"})
    void haveAVersion(String node, int status) throws Exception {
        scripts.tool("node", "echo " + node);

        assertThat(scripts.run("bin/prerequisites", "node").status()).isEqualTo(status);
    }

    @Test
    void areNoHelpIfTheyDoNotStart() throws Exception {
        scripts.tool("mvn", "exit 1");

        assertThat(scripts.run(ALL).lines()).singleElement().asString().startsWith("Maven finds no Java to run on:");
    }

    @ParameterizedTest
    @CsvSource({
        "run, mvn, Maven is missing",
        "run, jdk25, A JDK 25 is missing",
        "import, mvn, Maven is missing",
        "export, jdk25, A JDK 25 is missing",
        "test, mvn, Maven is missing",
        "test, jdk25, A JDK 25 is missing",
        "test, node, Node 20",
        "synth, mvn, Maven is missing",
        "synth, jdk25, A JDK 25 is missing",
        "synth, node, Node 20",
        "diff, node, Node 20"
    })
    void areLookedForBeforeAnythingIsDone(String target, String tool, String sentence) throws Exception {
        scripts.tool("mvn", "[ \"$1\" = --version ] || touch begun");
        scripts.without(tool);

        var ended = scripts.run("tools/make", target, "BEFORE=Makefile");

        assertThat(ended.status()).isEqualTo(2);
        assertThat(ended.lines()).anyMatch(line -> line.startsWith(sentence));
        assertThat(folder.resolve("begun")).doesNotExist();
    }

    @Test
    void ofADifferenceAreTwoTemplates() throws Exception {
        assertThat(scripts.run("tools/make", "diff", "BEFORE=Makefile").lines())
                .contains("There is no template in cdk/cdk.out yet: run make synth first.");

        Files.createDirectories(folder.resolve("cdk/cdk.out"));
        Files.createFile(folder.resolve("cdk/cdk.out/manifest.json"));

        assertThat(scripts.run("tools/make", "diff", "BEFORE=gone.json").lines())
                .contains("There is no file gone.json to compare with.");
    }
}

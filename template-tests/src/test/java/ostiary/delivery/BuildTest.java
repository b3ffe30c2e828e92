package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The words of a build, and when `make synth` and `npx cdk synth` need one.
class BuildTest {
    private static final String SOURCE = "core/src/main/java/Source.java";
    private static final String REMOVED = "core/src/main/java/Removed.java";
    private static final String CODE = "functions/target/lambda/lib/functions.jar";

    /// A build that is always the same.
    private static final String SOUND = """
        [ "$1" = --version ] && exit
        mkdir -p functions/target/lambda/lib cdk/target
        echo code > %s
        echo classes > cdk/target/class-path
        echo '[INFO] Building Ostiary 0.1.0                                     [1/3]'
        echo '[INFO] Building Ostiary :: core 0.1.0                             [2/3]'
        echo '[INFO] --- some:plugin (default) @ core ---'\
        """.formatted(CODE);

    @TempDir
    Path folder;

    private Scripts scripts;

    @BeforeEach
    void layOut() throws IOException {
        scripts = new Scripts(folder).withAllTools();
        Files.createDirectories(folder.resolve(".m2/repository"));
        for (var file : new String[] {"pom.xml", "core/pom.xml", SOURCE, REMOVED}) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
        makeOld(folder.resolve("pom.xml"));
        makeOld(folder.resolve("core"));
        scripts.tool("mvn", SOUND);
    }

    @Test
    void namesEachModuleAndNothingElse() throws Exception {
        assertThat(scripts.run("bin/build", "package"))
                .isEqualTo(new Scripts.Ended(0, List.of("Building core 0.1.0 [2/3]")));
    }

    @Test
    void fetchesMuchTheFirstTimeAndSaysSo() throws Exception {
        Files.delete(folder.resolve(".m2/repository"));

        assertThat(scripts.run("bin/build", "package").lines().getFirst())
                .isEqualTo("Maven runs here for the first time and fetches what it needs: some minutes.");
    }

    @Test
    void showsErrorsWholeAndEndsAsMavenDoes() throws Exception {
        scripts.tool("mvn", """
            echo '[INFO] Building Ostiary :: core 0.1.0  [2/3]'
            echo '[ERROR] Source.java:[1,1] incompatible types'
            echo '    where T is a type-variable'
            exit 3\
            """);

        assertThat(scripts.run("bin/build", "package"))
                .isEqualTo(new Scripts.Ended(
                        3,
                        List.of(
                                "Building core 0.1.0 [2/3]",
                                "[ERROR] Source.java:[1,1] incompatible types",
                                "    where T is a type-variable")));
    }

    @Test
    void isMadeOnceForTheAppAsLongAsNothingChanges() throws Exception {
        assertThat(builds()).isTrue();
        assertThat(builds()).isFalse();
    }

    @Test
    void isMadeAnewWhenASourceIsNewer() throws Exception {
        builds();
        Files.setLastModifiedTime(
                folder.resolve(SOURCE), FileTime.from(Instant.now().plus(Duration.ofHours(1))));

        assertThat(builds()).isTrue();
    }

    @Test
    void isMadeAnewWhenASourceIsGone() throws Exception {
        builds();
        Files.delete(folder.resolve(REMOVED));

        assertThat(builds()).isTrue();
        assertThat(builds()).isFalse();
    }

    @Test
    void isMadeAnewWhenWhatIsDeployedIsNotWhatWasBuilt() throws Exception {
        builds();
        Files.writeString(folder.resolve(CODE), "half of");

        assertThat(builds()).isTrue();
        Files.delete(folder.resolve(CODE));
        assertThat(builds()).isTrue();
    }

    @Test
    void isMadeAnewAfterOneThatFailed() throws Exception {
        scripts.tool("mvn", "[ \"$1\" = --version ] || exit 1");
        assertThat(scripts.run("bin/cdk-app").status()).isEqualTo(1);
        scripts.tool("mvn", SOUND);

        assertThat(builds()).isTrue();
    }

    @Test
    void isMadeInAPipelineWhateverIsThere() throws Exception {
        builds();

        assertThat(scripts.run(Map.of("CI", "true"), "bin/cdk-app").lines())
                .containsExactly("Building core 0.1.0 [2/3]", "the app runs");
    }

    private boolean builds() throws Exception {
        var ended = scripts.run("bin/cdk-app");
        assertThat(ended.status()).as(ended.toString()).isZero();
        assertThat(ended.lines()).endsWith("the app runs");
        return ended.lines().size() > 1;
    }

    private static void makeOld(Path path) throws IOException {
        try (var all = Files.walk(path)) {
            for (var one : all.toList()) {
                Files.setLastModifiedTime(one, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
            }
        }
    }
}

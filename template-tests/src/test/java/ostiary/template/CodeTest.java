package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Stack;

/// The code that the construct takes for the functions, and what it doesn't.
class CodeTest {
    private static final String FUNCTIONS = "lib/ostiary-functions-1.jar";

    @TempDir
    private Path folder;

    private static void deploy(Path code) {
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM).code(code).build();
        new Ostiary(new Stack(new App(), "auth"), "Ostiary", props);
    }

    private void write(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void writePackage() throws IOException {
        write("contents.txt", "lib/core.jar:lib/aws.jar");
        write("lib/core.jar", "");
        write("lib/aws.jar", "");
        write(FUNCTIONS, "");
        write("lib/icu4j-77.1-idna.jar", "");
    }

    private void isRefused(Path code, String... why) {
        assertThatThrownBy(() -> deploy(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(code.toString())
                .hasMessageContainingAll(why);
    }

    @Test
    void isWhatTheBuildMakes() throws IOException {
        deploy(Synthesis.CODE);
        writePackage();
        deploy(folder);
        assertThat(folder.resolve(FUNCTIONS)).exists();
    }

    @Test
    void isNoOtherFileAndNoEmptyFolder() throws IOException {
        write("functions.txt", "lib");

        isRefused(folder.resolve("functions.txt"), "code must be a folder that `mvn package` has made for Lambda");
        isRefused(folder.resolve("missing.jar"), "code must be a folder");
        isRefused(Files.createDirectory(folder.resolve("empty")), "it has no contents.txt");
    }

    @Test
    void isWhole() throws IOException {
        writePackage();
        Files.delete(folder.resolve("lib/aws.jar"));
        isRefused(folder, "it lacks lib/aws.jar");

        writePackage();
        Files.delete(folder.resolve(FUNCTIONS));
        isRefused(folder, "it lacks lib/ostiary-functions-");
    }

    /// The output of the last synthesis would be uploaded, and be in the output of this one.
    @Test
    void holdsNothingElse() throws IOException {
        writePackage();
        write("cdk.out/asset.1/lib/core.jar", "");

        isRefused(folder, "holds cdk.out/asset.1/lib/core.jar, which is no part of the package");
    }
}

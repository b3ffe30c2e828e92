package ostiary.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The lines that `docs/protect.md` gives a team to type are those of the example, which the compiler has read.
class ReadmeExampleTest {
    private static final Pattern LINES = Pattern.compile("# Put the authorizer.*?```java\\n(.*?)```", Pattern.DOTALL);

    @Test
    void isCompiled() throws IOException {
        var page = LINES.matcher(Files.readString(Path.of("../docs/protect.md")));
        var example = Files.readString(Path.of("../example/src/main/java/shop/ShopStack.java"));

        assertThat(page.find()).isTrue();
        assertThat(page.group(1).split(";\\s*", -1))
                .hasSizeGreaterThan(3)
                .allSatisfy(statement -> assertThat(unspaced(example)).contains(unspaced(statement) + ";"));
    }

    private static String unspaced(String java) {
        return java.replaceAll("\\s", "");
    }
}

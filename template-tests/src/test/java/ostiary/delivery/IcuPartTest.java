package ostiary.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import ostiary.template.Synthesis;

/// Lambda gets that part of ICU4J that addresses in other letters need. It must do what the whole does.
class IcuPartTest {
    static final Path WHOLE = Path.of(
            IDNA.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    static final String FILE_NAME = WHOLE.getFileName().toString().replace(".jar", "-idna.jar");

    private static final Path PART = Synthesis.CODE.resolve("lib").resolve(FILE_NAME);
    private static final long MAX_BYTES = 600_000;
    private static final int ASSIGNED = 0x33480;

    @Test
    void isSmallAndMadeOfWhatIsInTheWhole() throws Exception {
        assertThat(Files.size(PART)).isLessThan(MAX_BYTES);
        try (var part = new JarFile(PART.toFile());
                var whole = new JarFile(WHOLE.toFile())) {
            for (var entry : part.stream()
                    .filter(each -> !each.isDirectory())
                    .filter(each -> !each.getName().equals(JarFile.MANIFEST_NAME))
                    .toList()) {
                assertThat(bytes(part, entry.getName())).as(entry.getName()).isEqualTo(bytes(whole, entry.getName()));
            }
        }
    }

    private static byte[] bytes(JarFile jar, String name) throws IOException {
        try (var bytes = jar.getInputStream(jar.getJarEntry(name))) {
            return bytes.readAllBytes();
        }
    }

    /// The deployed classes, once with the part and once with the whole: each character where a joiner may follow and
    /// where the text runs from right to left, and some names in Punycode.
    @Test
    void readsAddressesAsTheWholeDoes() throws Exception {
        try (var deployed = classes(PART);
                var complete = classes(WHOLE)) {
            var part = parse(deployed);
            var whole = parse(complete);
            for (int character = 0x80; character < ASSIGNED; character++) {
                var each = Character.toString(character);
                for (var name : List.of("a" + each + "b", "ب" + each + "\u200Cب", "क\u094d" + each, "xn--" + each)) {
                    var address = "ada@" + name + ".example";
                    assertThat(part.of(address)).as(address).isEqualTo(whole.of(address));
                }
            }
            for (var name : List.of("xn--fa-hia", "xn--mgba3gch31f060k", "xn--fass-", "xn--0", "xn--a-b-c-1234567")) {
                assertThat(part.of("ada@" + name + ".example")).isEqualTo(whole.of("ada@" + name + ".example"));
            }
            assertThat(part.of("ada@faß.example")).contains("xn--fa-hia");
        }
    }

    private static URLClassLoader classes(Path icu) throws IOException {
        var jars = new ArrayList<URL>();
        try (var deployed = Files.list(Synthesis.CODE.resolve("lib"))) {
            for (var jar : deployed.filter(each -> !each.equals(PART)).toList()) {
                jars.add(jar.toUri().toURL());
            }
        }
        jars.add(icu.toUri().toURL());
        return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static Parser parse(ClassLoader classes) throws ReflectiveOperationException {
        var type = classes.loadClass("ostiary.core.user.EmailAddress");
        var parse = type.getMethod("parse", String.class);
        var value = type.getMethod("value");
        return text -> {
            var parsed = (Optional<?>) parse.invoke(null, text);
            return parsed.isPresent() ? String.valueOf(value.invoke(parsed.get())) : "nothing";
        };
    }

    /// Reads an address.
    private interface Parser {
        String of(String text) throws ReflectiveOperationException;
    }
}

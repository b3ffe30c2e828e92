package ostiary.core.user;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.IDNA;
import java.io.File;
import java.net.IDN;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The library for names in other letters: what it does otherwise than the JDK's own, and when it is loaded.
class IdnaTest {
    private static final int ASSIGNED = 0x33480;
    private static final List<List<String>> SURROUNDINGS =
            List.of(List.of("", ""), List.of("a", "b"), List.of("क\u094d", "ष"));

    /// The whole list of characters under which an account may be kept by another key than its spelling has now
    /// (docs/decisions/0019).
    @Test
    void givesAnotherNameThanIdna2003ForTheseCharactersOnly() {
        var others = new BitSet();
        for (int character = 0x80; character < ASSIGNED; character++) {
            if (hasAnotherName(character)) {
                others.set(character);
            }
        }

        var known = new BitSet();
        Stream.of(
                        0x00DF, // sharp s
                        0x03C2, // final sigma
                        0x200C, // zero-width non-joiner
                        0x200D, // zero-width joiner
                        // Capitals that got their small letters after Unicode 3.2.
                        0x04C0,
                        0x2132,
                        0x2183,
                        // Ideographs whose decomposition was corrected.
                        0x2F868,
                        0x2F874,
                        0x2F91F,
                        0x2F95F,
                        0x2F9BF,
                        // Fillers, which count for nothing now, and a hyphen, which did not.
                        0x115F,
                        0x1160,
                        0x17B4,
                        0x17B5,
                        0x3164,
                        0xFFA0,
                        0x1806)
                .forEach(known::set);
        known.set(0x10A0, 0x10C6); // Georgian capitals
        assertThat(others).isEqualTo(known);
    }

    private static boolean hasAnotherName(int character) {
        return SURROUNDINGS.stream()
                .map(around -> around.getFirst() + Character.toString(character) + around.getLast() + ".example")
                .anyMatch(name -> idna2003(name)
                        .filter(before -> Idna.ascii(name)
                                .filter(now -> !now.equals(before))
                                .isPresent())
                        .isPresent());
    }

    private static Optional<String> idna2003(String name) {
        try {
            return Optional.of(IDN.toASCII(name, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    /// The library costs a cold function more than the rest of the address.
    @ParameterizedTest
    @CsvSource({
        "Ada@Example.ORG, false",
        "ada@ab--cd.r3---sn.example, false",
        "ada@axn--b.example, false",
        "ada@fu%C3%9F.example, true",
        "ada@XN--FU-HIA.example, true"
    })
    void loadsALibraryOnlyForANameThatNeedsIt(String address, boolean needed) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var library = Path.of(
                IDNA.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var process = new ProcessBuilder(
                        java.toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-verbose:class",
                        "-cp",
                        String.join(File.pathSeparator, "target/classes", "target/test-classes", library.toString()),
                        ParsedAddress.class.getName(),
                        address)
                .redirectErrorStream(true)
                .start();
        var loaded = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).as(loaded).isZero();
        assertThat(loaded).contains(EmailAddress.class.getName());
        assertThat(loaded.contains("com.ibm.icu.")).isEqualTo(needed);
    }

    /// A program that reads an address and does nothing else. An argument is in ASCII, whatever the machine's language.
    static final class ParsedAddress {
        private ParsedAddress() {}

        public static void main(String[] arguments) {
            if (EmailAddress.parse(URLDecoder.decode(arguments[0], UTF_8)).isEmpty()) {
                throw new IllegalArgumentException(arguments[0]);
            }
        }
    }
}

package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it changes the language of the process")
class EmailAddressTest {
    private static final int ASSIGNED = 0x33480; // beyond are private, unassigned and ignored characters only

    private static Optional<String> parse(String text) {
        return EmailAddress.parse(text).map(EmailAddress::value);
    }

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "ADA@EXAMPLE.ORG, ada@example.org",
        "Ada.Lovelace+news@Example.org, ada.lovelace+news@example.org",
        "' ada@example.org\t', ada@example.org",
        "'\u2003ada@example.org\n', ada@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "ada@bu\u0308cher.example, ada@xn--bcher-kva.example",
        "ada@XN--BCHER-KVA.example, ada@xn--bcher-kva.example",
        "ada@例え.テスト, ada@xn--r8jz45g.xn--zckzah",
        "ada@example\u3002org, ada@example.org",
        "ada@ｅｘａｍｐｌｅ.org, ada@example.org",
        "ada@faß.example, ada@xn--fa-hia.example",
        "ada@FAẞ.example, ada@xn--fa-hia.example",
        "ada@xn--fa-hia.example, ada@xn--fa-hia.example",
        "ada@βόλος.example, ada@xn--nxasmm1c.example",
        "ada@نامه\u200cای.example, ada@xn--mgba3gch31f060k.example",
        "ada@XN--MGBA3GCH31F060K.example, ada@xn--mgba3gch31f060k.example",
        "ada@क\u094d\u200dष.example, ada@xn--11b2ezcw70k.example",
        "ada@\uff58\uff4e\uff0d\uff0dfa-hia.example, ada@xn--fa-hia.example",
        "ada@ab--ü.example, ada@xn--ab---3ra.example",
        "ada@r3---sn.example, ada@r3---sn.example",
        "ada@☕.example, ada@xn--53h.example",
        "a@b.co, a@b.co",
        "1@1.example, 1@1.example",
    })
    void knowsAnAddressUnderOneSpelling(String typed, String known) {
        assertThat(parse(typed)).contains(known);
        assertThat(parse(known)).contains(known);
    }

    /// Names that `java.net.IDN` takes for one, and that have different owners.
    @ParameterizedTest
    @CsvSource({
        "faß.example, fass.example",
        "βόλος.example, βόλοσ.example",
        "نامه\u200cای.example, نامهای.example",
        "क\u094d\u200dष.example, क\u094dष.example",
    })
    void tellsApartWhatHasDifferentOwners(String one, String other) {
        assertThat(parse("ada@" + one)).isPresent().isNotEqualTo(parse("ada@" + other));
        assertThat(parse("ada@" + other)).isPresent();
    }

    /// Of each character in the middle of a name: an address that signs up is the one that logs in, under the spelling
    /// that is kept as under the one that was typed.
    @Test
    void keepsTheSpellingThatItMakes() {
        assertThat(IntStream.range(0, ASSIGNED)
                        .mapToObj(character -> parse("ada@क\u094d" + Character.toString(character) + "ष.example"))
                        .flatMap(Optional::stream)
                        .filter(known -> !parse(known).equals(Optional.of(known))))
                .isEmpty();
    }

    @Test
    void takesEveryCharacterThatTheStandardAllows() {
        assertThat(parse("!#$%&'*+/=?^_`{|}~-@example.org")).contains("!#$%&'*+/=?^_`{|}~-@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "ada",
                "ada@",
                "@example.org",
                "ada@localhost",
                "ada@example.org.",
                "ada@.example.org",
                "ada@example..org",
                "ada@-example.org",
                "ada@example-.org",
                "ada@exa_mple.org",
                "ada@[192.0.2.1]",
                "ada@192.0.2.1",
                "ada@１２７.0.0.1",
                "ada@example.1",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "da.me.@docomo.example",
                "a da@example.org",
                "ada@eve@example.org",
                "ada@example.org,eve@example.org",
                "ada@example.org;eve@example.org",
                "ada@example.org eve@example.org",
                "Ada <ada@example.org>",
                "<ada@example.org>",
                "\"ada\"@example.org",
                "\"a@b\"@example.org",
                "ada(comment)@example.org",
                "ada\\@example.org",
                "mailto:ada@example.org",
                "ada@example.org?cc=eve@example.org",
            })
    void takesNothingElseForAnAddress(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada\u0000@example.org",
                "ada@example.org\u0000.evil.example",
                "ada\r\nBcc: eve@example.org",
                "ada@example.org\r\nBcc: eve",
                "ada\u0007@example.org",
                "ada\u200B@example.org",
                "\u202Eada@example.org",
                "äda@example.org",
                "аda@example.org",
                "boo\u212A@example.org",
                "\u0130da@example.org",
                "ıda@example.org",
                "ﬀ@example.org",
                "ada\uFF20example.org",
                "ada@\u202Eexample.org",
                "ada@exam\uD800ple.org",
                "\uD83D\uDE00@example.org",
                "ada@xn--.org",
                "ada@xn--fass-.example", // nothing that needs it
                "ada@xn--0.example", // no Punycode
                "ada@xn--ü.example",
                "ada@xn--fa-hia-.example",
                "ada@xn--bcher-2pa.example", // BÜcher
                "ada@xn--bucher-xyd.example", // bu\u0308cher
                "ada@a\u200Cb.example", // nothing to keep apart
                "ada@\u0301a.example",
                "ada@אa.example", // reads in two directions
                "ada@ü_x.example",
                "ada@ü..example",
                "ada@-ü.example",
                "ada@ü.example.",
            })
    void takesNothingThatLooksLikeAnAddressForOne(String text) {
        assertThat(parse(text)).isEmpty();
    }

    @Test
    void keepsToTheLengthsOfTheStandard() {
        var domain = ("d".repeat(61) + ".").repeat(3) + "example";
        assertThat(parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(parse("a".repeat(65) + "@example.org")).isEmpty();
        assertThat(parse("a@" + "d".repeat(63) + ".org")).isPresent();
        assertThat(parse("a@" + "d".repeat(64) + ".org")).isEmpty();
        assertThat(parse("a".repeat(254 - 1 - domain.length()) + "@" + domain)).isPresent();
        assertThat(parse("a".repeat(255 - 1 - domain.length()) + "@" + domain)).isEmpty();
    }

    @Test
    void countsTheLengthOfADomainAsItIsSent() {
        var longOnlyInAscii =
                "a@" + "ü".repeat(20) + ".".concat("ö".repeat(20) + ".").repeat(9) + "example";

        assertThat(longOnlyInAscii).hasSizeLessThan(254);
        assertThat(parse(longOnlyInAscii)).isEmpty();
        var longWithItsLocalPart = "@" + ("ü".repeat(20) + ".").repeat(7) + "example";
        assertThat(parse("a" + longWithItsLocalPart)).isPresent();
        assertThat(parse("a".repeat(64) + longWithItsLocalPart)).isEmpty();
    }

    /// One character that is written out as six.
    @Test
    void isNotMisledByWhatGrowsWhenItIsMapped() {
        assertThat(parse("a@" + "\u3316".repeat(240) + ".org")).isEmpty();
        assertThat(parse("a@" + "\u3316".repeat(2) + ".org")).contains("a@xn--ncka4fb6jc2edle5nf.org");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "@", ".", "a.", "-", "ü", "a@b.", "\u0301", " "})
    void isNotSlowedDownByLongTexts(String part) {
        assertThat(parse(part.repeat(65_536))).isEmpty();
        assertThat(parse("a@" + part.repeat(65_536) + ".org")).isEmpty();
    }

    @Test
    void doesNotDependOnTheLanguageOfTheMachine() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr", "TR"));
            assertThat(parse("IDA@EXAMPLE.INFO")).contains("ida@example.info");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void saysNothingOfItselfInALog() {
        assertThat(EmailAddress.parse("ada@example.org").orElseThrow()).hasToString("EmailAddress");
    }
}

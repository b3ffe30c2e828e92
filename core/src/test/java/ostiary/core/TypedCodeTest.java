package ostiary.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "12345678",
                "1234-5678",
                " 1234 5678\n",
                "1234\u20115678", // non-breaking hyphen
                "1234\u20135678", // en dash
                "1234\u20145678", // em dash
                "1234\u22125678", // minus
                "1234\uFF0D5678", // full-width hyphen
                "1234\u00A05678", // no-break space
                "1234\u30005678", // ideographic space
                "1234\u200B\uFEFF5678", // zero-width space and BOM
                "１２３４５６７８"
            })
    void isTheCodeThatWasIssued(String typed) {
        assertThat(TypedCode.plain(typed)).isEqualTo("12345678");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234_5678", "1234.5678", "1234x5678", ""})
    void leavesEverythingElseAsItIs(String typed) {
        assertThat(TypedCode.plain(typed)).isEqualTo(typed);
    }
}

package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcrRequestTest {
    @ParameterizedTest
    @CsvSource({
        "'', true, true",
        "1, true, true",
        "2, false, true",
        "2 1, true, true",
        "1 2, true, true",
        "urn:x, true, true",
        "urn:x 2, false, true",
        "0, true, true",
        "02, true, true",
        "3, true, true"
    })
    void isMetByAsMuchAsItAsksForOrMore(String values, boolean byOne, boolean byTwo) {
        var asked = new AcrRequest(List.of(values.split(" ")), false);

        assertThat(asked.isMetBy("1")).isEqualTo(byOne);
        assertThat(asked.isMetBy("2")).isEqualTo(byTwo);
    }
}

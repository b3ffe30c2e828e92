package ostiary.core.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantErrorTest {
    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED_CLIENT, unauthorized_client",
        "INVALID_SCOPE, invalid_scope",
        "INVALID_TARGET, invalid_target"
    })
    void isWrittenAsInTheStandards(GrantError error, String code) {
        assertThat(error.code()).isEqualTo(code);
    }
}

package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrantTypeTest {
    @Test
    void isWrittenAsInRfc6749() {
        assertThat(GrantType.CLIENT_CREDENTIALS.text()).isEqualTo("client_credentials");
    }

    @ParameterizedTest
    @EnumSource
    void isReadAsItIsWritten(GrantType type) {
        assertThat(GrantType.parse(type.text())).contains(type);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CLIENT_CREDENTIALS", "client_credentials ", "password", "implicit"})
    void isNoOther(String text) {
        assertThat(GrantType.parse(text)).isEmpty();
    }
}

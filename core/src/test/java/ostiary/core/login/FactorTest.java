package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FactorTest {
    /// Clients compare them.
    @Test
    void hasTheNameThatTheApiDocuments() {
        assertThat(List.of(Factor.values())).extracting(Factor::id).containsExactly("sms", "totp", "new_password");
    }

    @Test
    void provesWhatTokensSayOfIt() {
        assertThat(Factor.SMS.method()).hasValue("sms");
        assertThat(Factor.TOTP.method()).hasValue("otp");
        assertThat(Factor.NEW_PASSWORD.method()).isEmpty();
    }
}

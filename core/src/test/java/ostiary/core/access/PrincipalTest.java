package ostiary.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Fresh;
import ostiary.core.token.Subject;

class PrincipalTest {
    @Test
    void isTheUserWhoLoggedIn() {
        var user = Fresh.userId();

        var principal = new Principal(user, Fresh.sessionId(), "default", Set.of(), Set.of(), Instant.EPOCH);

        assertThat(principal.userId()).isEqualTo(user);
    }

    /// A client is never taken for a user, not even by mistake.
    @Test
    void isNoUserWhereAClientSpeaksForItself() {
        var principal = new Principal(
                new Subject.OfClient("billing"),
                Fresh.sessionId(),
                "billing",
                Set.of("account"),
                Set.of(),
                Optional.empty());

        assertThatThrownBy(principal::userId)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("not a user: billing");
    }
}

package ostiary.core.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import ostiary.core.audit.Attempt;
import ostiary.core.audit.AuditEvent;
import ostiary.core.throttle.Network;

/// Who was tried, and from where, as it is written down.
class LogInPseudonymsTest extends LogInThrottleSetup {
    /// One name from many networks, and many names from one, are seen to be what they are; nothing is in the clear.
    @Test
    void writesDownWhoWasTriedAndFromWhereUnderPseudonyms() {
        guess("ada@example.org", 0, "192.0.2.1");
        guess(" ADA@example.org", 0, "192.0.2.2");
        guess("eve@example.org", 0, "192.0.2.1");
        guess("eve@example.org", 0, Network.of("2001:db8:66:1::1"));
        guess("eve@example.org", 0, Network.of("2001:db8:66:2::1"));

        var failed = failed();
        assertThat(failed).hasSize(5);
        assertThat(failed.get(0).username()).isEqualTo(failed.get(1).username());
        assertThat(failed.get(0).network()).isNotEqualTo(failed.get(1).network());
        assertThat(failed.get(0).username()).isNotEqualTo(failed.get(2).username());
        assertThat(failed.get(0).network()).isEqualTo(failed.get(2).network());
        assertThat(failed.get(3).network()).isEqualTo(failed.get(4).network());
        assertThat(failed.toString()).doesNotContain("ada", "eve", "example", "192.0", "2001");
    }

    @Test
    void writesDownWhoIsTurnedAwayUnderTheSamePseudonyms() {
        useUp(List.of("ada@example.org"));
        guess("ada@example.org", 0, "198.51.100.0");

        var throttled = (AuditEvent.LoginThrottled) world.journal.events().getLast();
        assertThat(throttled.attempt()).isEqualTo(failed().getFirst());
    }

    private List<Attempt> failed() {
        return world.journal.events().stream()
                .filter(AuditEvent.LoginFailed.class::isInstance)
                .map(event -> ((AuditEvent.LoginFailed) event).attempt())
                .toList();
    }
}

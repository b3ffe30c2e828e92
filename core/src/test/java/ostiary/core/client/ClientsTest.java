package ostiary.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientsTest {
    private final Clients clients = new Clients(Set.of("profile", "orders"));

    @ParameterizedTest
    @CsvSource({"default, PT30S", "browser, PT10S", "agent, PT30M"})
    void givesEachKindOfClientItsGrace(String id, Duration grace) {
        assertThat(clients.find(id))
                .contains(new Client(
                        id,
                        Set.of("profile", "orders"),
                        new SessionPolicy(grace, Duration.ofDays(14), Duration.ofDays(90))));
    }

    @Test
    void takesALoginThatNamesNoClientForTheDefaultOne() {
        assertThat(clients.byDefault()).isEqualTo(clients.find("default").orElseThrow());
    }

    @Test
    void saysWhichOnesALoginMayNameTheDefaultFirst() {
        assertThat(clients.ids()).containsExactly("default", "browser", "agent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DEFAULT", "default ", "Agent", "*", "unknown"})
    void knowsNoOtherClient(String id) {
        assertThat(clients.find(id)).isEmpty();
    }
}

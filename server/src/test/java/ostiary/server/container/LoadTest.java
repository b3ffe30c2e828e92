package ostiary.server.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The arithmetic of `make load`, and a load of a few requests.
class LoadTest {
    @Test
    void isTwoLoginsEighteenRefreshesAndEightyOthersOfAHundred() {
        var kinds = LongStream.range(0, 100)
                .mapToObj(LoadKind::of)
                .collect(Collectors.groupingBy(kind -> kind, Collectors.counting()));

        assertThat(kinds).isEqualTo(Map.of(LoadKind.LOGIN, 2L, LoadKind.REFRESH, 18L, LoadKind.ME, 80L));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "50, 50", "99, 99", "100, 100"})
    void takesThePercentileByTheNearestRank(int percent, long expected) {
        var latencies = new Latencies();
        for (long nanos = 100; nanos >= 1; nanos--) {
            latencies.add(nanos, false);
        }

        assertThat(latencies.percentile(percent)).isEqualTo(expected);
    }

    @Test
    void takesThePercentileOfAFew() {
        var latencies = new Latencies();
        assertThat(latencies.percentile(99)).isZero();

        latencies.add(7, false);
        assertThat(latencies.percentile(50)).isEqualTo(7);
        latencies.add(9, true);
        assertThat(latencies.percentile(50)).isEqualTo(7);
        assertThat(latencies.percentile(51)).isEqualTo(9);
    }

    @Test
    void mergesWhatThreadsNoted() {
        var one = new Latencies();
        var other = new Latencies();
        one.add(1, true);
        LongStream.range(0, 1000).forEach(nanos -> other.add(2, nanos < 3));

        one.addAll(other);

        assertThat(one.count()).isEqualTo(1001);
        assertThat(one.errors()).isEqualTo(4);
        assertThat(one.percentile(99)).isEqualTo(2);
    }

    @Test
    void reportsRatesAndShares() {
        var refreshes = new Latencies();
        refreshes.add(Duration.ofMillis(4).toNanos(), false);
        refreshes.add(Duration.ofMillis(8).toNanos(), true);
        var processors = new LinkedHashMap<String, Duration>();
        processors.put("the driver", Duration.ofSeconds(1));
        processors.put("the service", Duration.ofSeconds(3));

        assertThat(LoadReport.text(Map.of(LoadKind.REFRESH, refreshes), Duration.ofSeconds(4), processors)
                        .lines())
                .anyMatch(line -> line.matches("POST /refresh +2 +1 +4\\.0 +8\\.0"))
                .anyMatch(line -> line.matches("GET /me +0 +0 +0\\.0 +0\\.0"))
                .contains(
                        "0.5 requests a second",
                        "processor time of the driver: 1.0 s, 25 %",
                        "processor time of the service: 3.0 s, 75 %");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CLIENTS=257", "CLIENTS=0", "SECONDS=601", "REQUESTS=1000001", "REQUESTS=-1", "SECONDS=1e3"})
    void hasBounds(String setting) {
        var parts = setting.split("=", -1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadBounds.of(Map.of(parts[0], parts[1])))
                .withMessageStartingWith(setting);
        assertThat(LoadBounds.of(Map.of("CLIENTS", ""))).isEqualTo(new LoadBounds(64, 30, 100_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://192.0.2.1/", "http://10.0.0.7:8080/", "mailto:a@example.com"})
    void isForThisMachineAlone(String target) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadBounds.onThisMachine(URI.create(target)))
                .withMessageContaining("this machine alone");
        assertThat(LoadBounds.onThisMachine(URI.create("https://127.0.0.1:8443")))
                .hasPort(8443);
    }

    /// No time is judged.
    @Test
    void endsWithTheRequestsAndWithoutErrors() throws Exception {
        assertThat(LoadMain.run(new LoadBounds(2, 600, 100)).lines())
                .anyMatch(line -> line.matches("POST /login +2 +0 .*"))
                .anyMatch(line -> line.matches("POST /refresh +18 +0 .*"))
                .anyMatch(line -> line.matches("GET /me +80 +0 .*"));
    }
}

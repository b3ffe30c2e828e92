package ostiary.server.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.blueprint.AddressBlock;
import ostiary.blueprint.TargetTls;
import ostiary.blueprint.TrustedProxies;
import ostiary.server.StartException;

class ContainerSettingsTest {
    @Test
    void trustsNobodyAndSpeaksTlsUnlessToldOtherwise() throws Exception {
        var settings = ContainerSettings.of(StandInAws.SETTINGS);

        assertThat(settings.port()).isEqualTo(8443);
        assertThat(settings.tls()).isEqualTo(TargetTls.ON);
        assertThat(settings.proxies()).isEqualTo(new TrustedProxies.None());
        assertThat(settings.origins()).isEmpty();
        assertThat(settings.deregistration()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.config().issuer()).isEqualTo("https://auth.example.com");
    }

    @Test
    void readsWhatItIsTold() throws Exception {
        var settings = ContainerSettings.of(with(Map.of(
                "OSTIARY_PORT", "9000",
                "OSTIARY_TARGET_TLS", "off",
                "OSTIARY_TRUSTED_PROXIES", "10.0.0.0/24",
                "OSTIARY_WEB_ORIGINS", "https://app.example https://shop.example:8443",
                "OSTIARY_DEREGISTRATION_SECONDS", "0",
                "OSTIARY_DRAIN_SECONDS", "300")));

        assertThat(settings.port()).isEqualTo(9000);
        assertThat(settings.tls()).isEqualTo(TargetTls.OFF);
        assertThat(settings.proxies())
                .isEqualTo(new TrustedProxies.Blocks(
                        List.of(AddressBlock.parse("10.0.0.0/24").orElseThrow())));
        assertThat(settings.origins()).isEqualTo(Set.of("https://app.example", "https://shop.example:8443"));
        assertThat(settings.deregistration()).isZero();
        assertThat(settings.drain()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource({
        "OSTIARY_PORT, 65536",
        "OSTIARY_PORT, -1",
        "OSTIARY_PORT, http",
        "OSTIARY_TARGET_TLS, yes",
        "OSTIARY_TRUSTED_PROXIES, '*'",
        "OSTIARY_TRUSTED_PROXIES, 0.0.0.0/0",
        "OSTIARY_WEB_ORIGINS, '*'",
        "OSTIARY_WEB_ORIGINS, https://app.example/",
        "OSTIARY_DEREGISTRATION_SECONDS, 301",
        "OSTIARY_DRAIN_SECONDS, 1.5"
    })
    void namesWhatIsWrong(String variable, String value) {
        assertThatThrownBy(() -> ContainerSettings.of(with(Map.of(variable, value))))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(variable + " is ")
                .hasMessageNotContaining(value + ";");
    }

    @Test
    void namesAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> ContainerSettings.of(Map.of("OSTIARY_PORT", "x", "OSTIARY_TARGET_TLS", "x")))
                .isInstanceOf(StartException.class)
                .hasMessageContainingAll(
                        "OSTIARY_ISSUER is not set",
                        "OSTIARY_SIGNING_KEYS_SECRET is not set",
                        "OSTIARY_PORT is no port",
                        "OSTIARY_TARGET_TLS is neither");
    }

    private static Map<String, String> with(Map<String, String> more) {
        var all = new HashMap<>(StandInAws.SETTINGS);
        all.putAll(more);
        return all;
    }
}

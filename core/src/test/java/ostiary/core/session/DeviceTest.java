package ostiary.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class DeviceTest {
    static final Set<Map.Entry<String, String>> SHOWN = Map.of(
                    "Fire\u0000fox", "Firefox",
                    "curl\r\nSet-Cookie: a=b", "curlSet-Cookie: a=b",
                    "\u001B[31mred", "[31mred",
                    "\u202Egpj.exe", "gpj.exe",
                    "tab\there", "tabhere",
                    "café \uD83D\uDE00!", "caf !",
                    "\u007F\u0085\u2028", "")
            .entrySet();

    @Test
    void keepsAnOrdinaryUserAgentAsItIs() {
        var agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

        assertThat(new Device(agent, "192.0.2.1").userAgent()).isEqualTo(agent);
    }

    @ParameterizedTest
    @FieldSource("SHOWN")
    void dropsWhatWouldForgeALogLineOrTurnAPageAround(Map.Entry<String, String> agent) {
        assertThat(new Device(agent.getKey(), "192.0.2.1").userAgent()).isEqualTo(agent.getValue());
    }

    @Test
    void keepsAtMostTwoHundredCharacters() {
        assertThat(new Device("x".repeat(100_000), "192.0.2.1").userAgent()).hasSize(200);
        assertThat(new Device("\u0000".repeat(300) + "y".repeat(201), "192.0.2.1").userAgent())
                .isEqualTo("y".repeat(200));
    }

    @Test
    void saysNothingForAClientThatSaysNothing() {
        assertThat(new Device("", "unknown").userAgent()).isEmpty();
    }
}

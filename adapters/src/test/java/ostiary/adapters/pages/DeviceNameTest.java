package ostiary.adapters.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNameTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0 | Firefox on Linux
        Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 | Chrome on Windows
        Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0 Safari/537.36 Edg/141.0 | Edge on Windows
        Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/141.0 Mobile Safari/537.36 | Chrome on Android
        Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/28.0 Chrome/130 Safari/537.36 | Samsung Internet on Android
        Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Mobile/15E148 Safari/604.1 | Safari on iPhone
        Mozilla/5.0 (iPad; CPU OS 19_0 like Mac OS X) CriOS/141.0 Safari/604.1 | Chrome on iPad
        Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15 | Safari on Mac
        curl/8.14.1 | curl
        okhttp/5.0 (Android 14) | okhttp on Android
        '' | Unknown device
        '/' | Unknown device
        """)
    void isWhatPeopleCallIt(String userAgent, String name) {
        assertThat(DeviceName.of(userAgent).say(Words.of(Locale.ENGLISH))).isEqualTo(name);
    }
}

package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Setting;

/// One value of the configuration at a time: what it looks like, and how long it may be.
class ConfigValuesTest {
    private static final String ARN = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";

    /// SES is given this text, and no other spelling of it.
    @ParameterizedTest
    @CsvSource({
        "hello@example.com, true",
        "Hello@Example.com, true",
        "hello@xn--fa-hia.example, true",
        "hello@faß.example, false",
        "hello@xn--fass-.example, false",
        "example.com, false"
    })
    void aSenderIsAnAddressInAscii(String sender, boolean sound) {
        var environment = Map.of("OSTIARY_MAIL_FROM", sender);

        if (sound) {
            assertThat(Config.read(EnumSet.of(Setting.MAIL_FROM), environment).mailFrom())
                    .isEqualTo(sender);
        } else {
            assertThatThrownBy(() -> Config.read(EnumSet.of(Setting.MAIL_FROM), environment))
                    .hasMessageContaining("OSTIARY_MAIL_FROM");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://auth.example.com/, false",
        "https://auth.example.com?a=b, false",
        "https://auth.example.com#a, false",
        "https://me@auth.example.com, false",
        "http://auth.example.com, false",
        "http://127.0.0.1.example.com, false",
        "http://localhost.example.com, false",
        "http://localhost:8080, true",
        "https://, false",
        "https://auth..example.com, false",
        "https://auth.example.com:http, false",
        "https://auth.example.com/%2, false",
        "https://auth.example.com/a//b, false",
        "https://auth_example.com, false",
        "not a url, false",
        "https://auth.example.com/tenant, true",
        "https://auth.example.com:8443/a/b%20c, true",
        "https://a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com, true",
        "http://127.0.0.1:8080, true"
    })
    void anIssuerIsAnHttpsUrl(String issuer, boolean sound) {
        var environment = Map.of("OSTIARY_ISSUER", issuer);

        if (sound) {
            assertThat(Config.read(EnumSet.of(Setting.ISSUER), environment).issuer())
                    .isEqualTo(issuer);
        } else {
            assertThatThrownBy(() -> Config.read(EnumSet.of(Setting.ISSUER), environment))
                    .hasMessageContaining("OSTIARY_ISSUER");
        }
    }

    static Stream<Arguments> bounds() {
        return Stream.of(
                arguments(Setting.ISSUER, "https://auth.example.com/", "", 256),
                arguments(Setting.AUDIENCE, "", "", 256),
                arguments(Setting.LOGIN_SCOPES, "account ", "", 1024),
                arguments(Setting.TABLE, "", "", 255),
                arguments(Setting.SIGNING_KEYS, ARN, "", ARN.length() + 519),
                arguments(Setting.REFRESH_TOKEN_KEYS, ARN, "", ARN.length() + 519),
                arguments(Setting.CODE_KEYS, ARN, "", ARN.length() + 519),
                arguments(Setting.DEVICE_KEYS, ARN, "", ARN.length() + 519),
                arguments(Setting.SEALING_KEYS, ARN, "", ARN.length() + 519),
                arguments(
                        Setting.SOURCE, "cognito eu-west-1_", " client", "cognito ".length() + 55 + " client".length()),
                arguments(Setting.SOURCE, "cognito eu-west-1_A ", "", "cognito eu-west-1_A ".length() + 128),
                arguments(Setting.SERVICE_NAME, "", "", 255),
                arguments(Setting.METRICS_NAMESPACE, "", "", 255));
    }

    /// @param longest of the whole value, in characters
    @ParameterizedTest
    @MethodSource("bounds")
    void noValueIsLongerThanItCanBe(Setting setting, String start, String end, int longest) {
        var sound = start + "a".repeat(longest - start.length() - end.length()) + end;
        var settings = EnumSet.of(setting);
        var tooLong = Map.of(setting.variable(), start + "a" + sound.substring(start.length()));

        Config.read(settings, Map.of(setting.variable(), sound));
        assertThatThrownBy(() -> Config.read(settings, tooLong)).hasMessageContaining(setting.variable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "directory",
                "cognito eu-west-1_AbC123 1h57kf5cpq17m0eml12EXAMPLE",
                "migrating eu-west-1_AbC123 1h57kf5cpq17m0eml12EXAMPLE " + ARN + "keys-AbCdEf"
            })
    void aSourceIsTheDirectoryOrAPoolWithItsClient(String source) {
        var environment = Map.of("OSTIARY_SOURCE", source);

        assertThat(Config.read(EnumSet.of(Setting.SOURCE), environment).source().text())
                .isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource({
        "ldap, none of directory",
        "directory eu-west-1_AbC123, nothing more",
        "Cognito eu-west-1_AbC123 client, none of directory",
        "cognito, the id of a user pool",
        "cognito eu-west-1_AbC123, the id of a client",
        "migrating EuWest client, the id of a user pool",
        "cognito  eu-west-1_AbC123 client, the id of a user pool",
        "cognito eu-west-1_AbC123 client s3cret, the ARN of a secret",
        "cognito eu-west-1_AbC123 client arn:aws:secretsmanager:eu-west-1:123456789012:secret:a b, nothing more",
    })
    void aSourceThatIsNeitherIsTold(String source, String flaw) {
        var environment = Map.of("OSTIARY_SOURCE", source);

        assertThatThrownBy(() -> Config.read(EnumSet.of(Setting.SOURCE), environment))
                .hasMessageContaining(flaw)
                .hasMessageNotContaining("s3cret");
    }
}

package ostiary.service;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.SourceSetting;

class ConfigTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:keys-AbCdEf";
    private static final Map<String, String> GOOD = Map.ofEntries(
            entry("OSTIARY_ISSUER", "https://auth.example.com"),
            entry("OSTIARY_AUDIENCE", "https://api.example.com"),
            entry("OSTIARY_LOGIN_SCOPES", "account orders:read"),
            entry("OSTIARY_SESSIONS_PER_USER", "100"),
            entry("OSTIARY_TABLE", "ostiary"),
            entry("OSTIARY_SIGNING_KEYS_SECRET", SECRET),
            entry("OSTIARY_REFRESH_TOKEN_KEYS_SECRET", SECRET + "1"),
            entry("OSTIARY_CODE_KEYS_SECRET", SECRET + "2"),
            entry("OSTIARY_DEVICE_KEYS_SECRET", SECRET + "3"),
            entry("OSTIARY_SEALING_KEYS_SECRET", SECRET + "4"),
            entry("OSTIARY_MAIL_FROM", "Hello@example.com"),
            entry("OSTIARY_MAILS_PER_HOUR", "250"),
            entry("OSTIARY_REHEARSAL_MAIL", "suppressed"),
            entry("OSTIARY_AUTHORIZER_RESPONSE", "policy"),
            entry("OSTIARY_NEW_VERSIONS", ReleasedVersionsTest.EACH),
            entry("OSTIARY_SOURCE", "directory"),
            entry("OSTIARY_ORIGIN_SECRETS", SECRET + "4 " + SECRET + "5"),
            entry("POWERTOOLS_SERVICE_NAME", "login"),
            entry("POWERTOOLS_METRICS_NAMESPACE", "Ostiary"));

    @Test
    void readsWhatIsSound() {
        var config = Config.read(EnumSet.allOf(Setting.class), GOOD);

        assertThat(config.issuer()).isEqualTo("https://auth.example.com");
        assertThat(config.audience()).isEqualTo("https://api.example.com");
        assertThat(config.loginScopes().names()).containsExactly("account", "orders:read");
        assertThat(config.sessionsPerUser().most()).isEqualTo(100);
        assertThat(config.table()).isEqualTo("ostiary");
        assertThat(List.of(config.signingKeys(), config.refreshTokenKeys(), config.codeKeys(), config.deviceKeys()))
                .containsExactly(SECRET, SECRET + "1", SECRET + "2", SECRET + "3");
        assertThat(config.sealingKeys()).isEqualTo(SECRET + "4");
        assertThat(config.mailFrom()).isEqualTo("Hello@example.com");
        assertThat(config.mailsPerHour()).isEqualTo(250);
        assertThat(config.rehearsalMail()).isEqualTo(RehearsalMail.SUPPRESSED);
        assertThat(config.authorizerResponse()).isEqualTo(AuthorizerResponse.POLICY);
        assertThat(config.newVersions().arn(ServiceFunction.LOGIN)).endsWith(":login:7");
        assertThat(config.source()).isEqualTo(new SourceSetting.Directory());
        assertThat(config.originSecrets()).containsExactly(SECRET + "4", SECRET + "5");
    }

    @Test
    void readsTheSecretsOfADistributionOnlyWhereThereIsOne() {
        var settings = EnumSet.of(Setting.TABLE);
        var table = Map.of("OSTIARY_TABLE", "ostiary");

        assertThat(Config.read(settings, table).originSecrets()).isEmpty();
        for (var wrong : List.of("", " ", "secret", SECRET + "  " + SECRET, SECRET + "," + SECRET, SECRET + " ")) {
            var environment = new HashMap<>(table);
            environment.put("OSTIARY_ORIGIN_SECRETS", wrong);
            assertThatThrownBy(() -> Config.read(settings, environment)).hasMessageContaining("OSTIARY_ORIGIN_SECRETS");
        }
    }

    @Test
    void namesEveryProblemAtOnce() {
        var environment = new HashMap<>(GOOD);
        environment.put("OSTIARY_ISSUER", "auth.example.com");
        environment.put("OSTIARY_TABLE", "a table");
        environment.put("OSTIARY_LOGIN_SCOPES", "account  \"orders\"");
        environment.put("OSTIARY_REHEARSAL_MAIL", "false");
        environment.put("OSTIARY_AUTHORIZER_RESPONSE", "Policy");
        environment.put("OSTIARY_NEW_VERSIONS", "all");
        environment.put("OSTIARY_SOURCE", "cognito pool");
        environment.remove("OSTIARY_MAIL_FROM");

        assertThatThrownBy(() -> Config.read(EnumSet.allOf(Setting.class), environment))
                .hasMessageContainingAll(
                        "OSTIARY_ISSUER is no https URL",
                        "OSTIARY_TABLE is no table name",
                        "OSTIARY_LOGIN_SCOPES is no list of scopes",
                        "OSTIARY_REHEARSAL_MAIL is neither sent nor suppressed",
                        "OSTIARY_AUTHORIZER_RESPONSE is neither simple nor policy",
                        "OSTIARY_NEW_VERSIONS is not one version of each",
                        "OSTIARY_SOURCE wants, in this order: the id of a user pool, the id of a client of the pool",
                        "OSTIARY_MAIL_FROM is not set");
    }

    /// What SES is given is this text, and no other spelling of it.
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

    @Test
    void looksOnlyAtTheFunctionsOwnSettings() {
        var config = Config.read(EnumSet.of(Setting.TABLE), Map.of("OSTIARY_TABLE", "ostiary"));

        assertThatThrownBy(config::issuer).hasMessage("OSTIARY_ISSUER is not among this function's settings");
        assertThatThrownBy(config::source).hasMessage("OSTIARY_SOURCE is not among this function's settings");
    }

    @ParameterizedTest
    @CsvSource({
        "https://auth.example.com/, false",
        "https://auth.example.com?a=b, false",
        "https://auth.example.com#a, false",
        "https://me@auth.example.com, false",
        "http://auth.example.com, false",
        "http://127.0.0.1.example.com, false",
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
        var arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:";
        return Stream.of(
                arguments(Setting.ISSUER, "https://auth.example.com/", "", 256),
                arguments(Setting.AUDIENCE, "", "", 256),
                arguments(Setting.LOGIN_SCOPES, "account ", "", 1024),
                arguments(Setting.TABLE, "", "", 255),
                arguments(Setting.SIGNING_KEYS, arn, "", arn.length() + 519),
                arguments(Setting.REFRESH_TOKEN_KEYS, arn, "", arn.length() + 519),
                arguments(Setting.CODE_KEYS, arn, "", arn.length() + 519),
                arguments(Setting.DEVICE_KEYS, arn, "", arn.length() + 519),
                arguments(Setting.SEALING_KEYS, arn, "", arn.length() + 519),
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
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "OSTIARY_AUDIENCE|an api",
                "OSTIARY_AUDIENCE|https://api.example.com ",
                "OSTIARY_AUDIENCE|https://äpi.example.com",
                "OSTIARY_LOGIN_SCOPES|account account",
                "OSTIARY_LOGIN_SCOPES| account",
                "OSTIARY_LOGIN_SCOPES|account ",
                "OSTIARY_SIGNING_KEYS_SECRET|arn:aws:secretsmanager:eu-west-1:123456789012:secret:a b",
                "OSTIARY_REFRESH_TOKEN_KEYS_SECRET|arn:aws:secretsmanager:eu-west-1:123456789012:secret:",
                "OSTIARY_MAIL_FROM| hello@example.com",
                "OSTIARY_MAIL_FROM|hello@exämple.com",
                "OSTIARY_MAIL_FROM|Ostiary <hello@example.com>",
                "OSTIARY_MAILS_PER_HOUR|0",
                "OSTIARY_MAILS_PER_HOUR|-1",
                "OSTIARY_MAILS_PER_HOUR|1e3",
                "OSTIARY_MAILS_PER_HOUR|1000001",
                "OSTIARY_MAILS_PER_HOUR|٣",
                "OSTIARY_SOURCE|directory ",
                "POWERTOOLS_SERVICE_NAME|:login",
                "POWERTOOLS_METRICS_NAMESPACE|Ostiäry",
            })
    void nothingThatIsBrokenIsTakenSilently(String variable, String value) {
        var environment = new HashMap<>(GOOD);
        environment.put(variable, value);

        assertThatThrownBy(() -> Config.read(EnumSet.allOf(Setting.class), environment))
                .hasMessageStartingWith("the configuration is wrong: " + variable + " ")
                .hasMessageNotContaining(";");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "directory",
                "cognito eu-west-1_AbC123 1h57kf5cpq17m0eml12EXAMPLE",
                "migrating eu-west-1_AbC123 1h57kf5cpq17m0eml12EXAMPLE " + SECRET
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

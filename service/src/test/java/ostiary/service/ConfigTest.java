package ostiary.service;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Setting;

class ConfigTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:keys-AbCdEf";
    private static final Map<String, String> GOOD = Map.ofEntries(
            entry("OSTIARY_ISSUER", "https://auth.example.com"),
            entry("OSTIARY_AUDIENCE", "https://api.example.com"),
            entry("OSTIARY_LOGIN_SCOPES", "account orders:read"),
            entry("OSTIARY_TABLE", "ostiary"),
            entry("OSTIARY_SIGNING_KEYS_SECRET", SECRET),
            entry("OSTIARY_VERIFICATION_KEYS_SECRET", SECRET),
            entry("OSTIARY_HMAC_KEYS_SECRET", SECRET),
            entry("OSTIARY_MAIL_FROM", "hello@example.com"),
            entry("OSTIARY_AUTHORIZER_RESPONSE", "policy"),
            entry("OSTIARY_NEW_VERSIONS", ReleasedVersionsTest.EACH),
            entry("OSTIARY_SOURCE", "directory"),
            entry("POWERTOOLS_SERVICE_NAME", "login"),
            entry("POWERTOOLS_METRICS_NAMESPACE", "Ostiary"));

    @Test
    void readsWhatIsSound() {
        var config = Config.read(EnumSet.allOf(Setting.class), GOOD);

        assertThat(config.get(Setting.ISSUER)).isEqualTo("https://auth.example.com");
        assertThat(config.get(Setting.TABLE)).isEqualTo("ostiary");
    }

    @Test
    void namesEveryProblemAtOnce() {
        var environment = new HashMap<>(GOOD);
        environment.put("OSTIARY_ISSUER", "auth.example.com");
        environment.put("OSTIARY_TABLE", "a table");
        environment.put("OSTIARY_LOGIN_SCOPES", "account  \"orders\"");
        environment.put("OSTIARY_AUTHORIZER_RESPONSE", "Policy");
        environment.put("OSTIARY_NEW_VERSIONS", "all");
        environment.put("OSTIARY_SOURCE", "cognito pool");
        environment.remove("OSTIARY_MAIL_FROM");

        assertThatThrownBy(() -> Config.read(EnumSet.allOf(Setting.class), environment))
                .hasMessageContainingAll(
                        "OSTIARY_ISSUER is no https URL",
                        "OSTIARY_TABLE is no table name",
                        "OSTIARY_LOGIN_SCOPES is no list of scopes",
                        "OSTIARY_AUTHORIZER_RESPONSE is neither simple nor policy",
                        "OSTIARY_NEW_VERSIONS is not one version of each",
                        "OSTIARY_SOURCE wants, in this order: the id of a user pool, the id of a client of the pool",
                        "OSTIARY_MAIL_FROM is not set");
    }

    @Test
    void looksOnlyAtTheFunctionsOwnSettings() {
        var config = Config.read(EnumSet.of(Setting.TABLE), Map.of("OSTIARY_TABLE", "ostiary"));

        assertThatThrownBy(() -> config.get(Setting.ISSUER)).hasMessageContaining("OSTIARY_ISSUER");
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
        "not a url, false",
        "https://auth.example.com/tenant, true",
        "http://127.0.0.1:8080, true"
    })
    void anIssuerIsAnHttpsUrl(String issuer, boolean sound) {
        var environment = Map.of("OSTIARY_ISSUER", issuer);

        if (sound) {
            assertThat(Config.read(EnumSet.of(Setting.ISSUER), environment).get(Setting.ISSUER))
                    .isEqualTo(issuer);
        } else {
            assertThatThrownBy(() -> Config.read(EnumSet.of(Setting.ISSUER), environment))
                    .hasMessageContaining("OSTIARY_ISSUER");
        }
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

        assertThat(Config.read(EnumSet.of(Setting.SOURCE), environment).get(Setting.SOURCE))
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

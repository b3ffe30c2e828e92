package ostiary.service;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.SourceSetting;
import ostiary.blueprint.TokenClaims;
import ostiary.core.user.UserClaims;

/// All that a function is told when it starts: what is sound is read, and nothing else.
class ConfigTest {
    private static final String SECRET = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:keys-AbCdEf";
    private static final Map<String, String> GOOD = Map.ofEntries(
            entry("OSTIARY_ISSUER", "https://auth.example.com"),
            entry("OSTIARY_AUDIENCE", "https://api.example.com"),
            entry("OSTIARY_LOGIN_SCOPES", "account orders:read"),
            entry("OSTIARY_TOKEN_CLAIMS", "name locale"),
            entry("OSTIARY_PASSKEYS", "example.com https://app.example.com"),
            entry("OSTIARY_SESSIONS_PER_USER", "100"),
            entry("OSTIARY_DELETION_GRACE", "30"),
            entry("OSTIARY_TABLE", "ostiary"),
            entry("OSTIARY_SIGNING_KEYS_SECRET", SECRET),
            entry("OSTIARY_REFRESH_TOKEN_KEYS_SECRET", SECRET + "1"),
            entry("OSTIARY_CODE_KEYS_SECRET", SECRET + "2"),
            entry("OSTIARY_DEVICE_KEYS_SECRET", SECRET + "3"),
            entry("OSTIARY_SEALING_KEYS_SECRET", SECRET + "4"),
            entry("OSTIARY_MAIL_FROM", "Hello@example.com"),
            entry("OSTIARY_THEME", "#2450c8 none Acme & Sons"),
            entry("OSTIARY_MAILS_PER_HOUR", "250"),
            entry("OSTIARY_REHEARSAL_MAIL", "suppressed"),
            entry("OSTIARY_AUTHORIZER_RESPONSE", "policy"),
            entry("OSTIARY_NEW_VERSIONS", ReleasedVersionsTest.EACH),
            entry("OSTIARY_SOURCE", "directory"),
            entry("OSTIARY_SEARCH_TABLE", "search"),
            entry("OSTIARY_AUDIT_TABLE", "audit"),
            entry("OSTIARY_AUDIT_BUCKET", "audit-records"),
            entry("OSTIARY_SAGA_MACHINE", "arn:aws:states:eu-central-1:111122223333:stateMachine:Deletion-1a2B"),
            entry("OSTIARY_SAGA_WINDOW", "168"),
            entry("OSTIARY_EVENTS_TOPIC", "arn:aws:sns:eu-central-1:111122223333:events"),
            entry("OSTIARY_ORIGIN_SECRETS", SECRET + "4 " + SECRET + "5"),
            entry("POWERTOOLS_SERVICE_NAME", "login"),
            entry("POWERTOOLS_METRICS_NAMESPACE", "Ostiary"));

    @Test
    void readsWhatIsSound() {
        var config = Config.read(EnumSet.allOf(Setting.class), GOOD);

        assertThat(config.issuer()).isEqualTo("https://auth.example.com");
        assertThat(config.audience()).isEqualTo("https://api.example.com");
        assertThat(config.loginScopes().names()).containsExactly("account", "orders:read");
        assertThat(config.tokenClaims()).containsExactly("name", "locale");
        assertThat(config.passkeys().relyingParty()).isEqualTo("example.com");
        assertThat(config.passkeys().origins()).containsExactly("https://app.example.com");
        assertThat(config.sessionsPerUser().most()).isEqualTo(100);
        assertThat(config.deletionGrace().days()).isEqualTo(30);
        assertThat(config.table()).isEqualTo("ostiary");
        assertThat(List.of(config.signingKeys(), config.refreshTokenKeys(), config.codeKeys(), config.deviceKeys()))
                .containsExactly(SECRET, SECRET + "1", SECRET + "2", SECRET + "3");
        assertThat(config.sealingKeys()).isEqualTo(SECRET + "4");
        assertThat(config.mailFrom()).isEqualTo("Hello@example.com");
        assertThat(config.theme().product()).isEqualTo("Acme & Sons");
        assertThat(config.mailsPerHour()).isEqualTo(250);
        assertThat(config.rehearsalMail()).isEqualTo(RehearsalMail.SUPPRESSED);
        assertThat(config.authorizerResponse()).isEqualTo(AuthorizerResponse.POLICY);
        assertThat(config.newVersions().arn(ServiceFunction.LOGIN)).endsWith(":login:7");
        assertThat(config.source()).isEqualTo(new SourceSetting.Directory());
        assertThat(config.originSecrets()).containsExactly(SECRET + "4", SECRET + "5");
        assertThat(config.eventsTopic()).endsWith(":events");
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
    void readsTheClaimsOfTokensOnlyWhereThereAreSome() {
        var settings = EnumSet.of(Setting.TABLE);
        var table = Map.of("OSTIARY_TABLE", "ostiary");

        assertThat(Config.read(settings, table).tokenClaims()).isEmpty();
        for (var wrong : List.of("", " ", "name  locale", "name name", "email", "sub", "iss", "roles", "Name")) {
            var environment = new HashMap<>(table);
            environment.put("OSTIARY_TOKEN_CLAIMS", wrong);
            assertThatThrownBy(() -> Config.read(settings, environment)).hasMessageContaining("OSTIARY_TOKEN_CLAIMS");
        }
    }

    @Test
    void passkeysAreForTheIssuerUnlessTheTeamHasChosen() {
        var settings = EnumSet.of(Setting.ISSUER);
        var issuer = Map.of("OSTIARY_ISSUER", "https://auth.example.com:8443/prod");

        var passkeys = Config.read(settings, issuer).passkeys();

        assertThat(passkeys.relyingParty()).isEqualTo("auth.example.com");
        assertThat(passkeys.origins()).containsExactly("https://auth.example.com:8443");
        for (var wrong : List.of(
                "",
                "example.com",
                "example.com ",
                "example.com  https://example.com",
                "example.com http://example.com",
                "example.com https://example.com/",
                "example.com https://example.com https://example.com",
                "Example.com https://example.com",
                "example.com https://*.example.com",
                "https://example.com https://example.com",
                "example.com https://a.example https://b.example https://c.example https://d.example https://e.example"
                        + " https://f.example")) {
            var environment = new HashMap<>(issuer);
            environment.put("OSTIARY_PASSKEYS", wrong);
            assertThatThrownBy(() -> Config.read(settings, environment))
                    .as(wrong)
                    .hasMessageContaining("OSTIARY_PASSKEYS");
        }
    }

    /// A domain can't be changed once users have passkeys for it: nobody gets it without a choice.
    @Test
    void pagesOfferPasskeysWhereTheirOriginIsChosen() {
        assertThat(hasPasskeysOnPages("https://auth.example.com/prod", "example.com https://auth.example.com"))
                .isTrue();
        assertThat(hasPasskeysOnPages("https://auth.example.com:8443", "example.com https://auth.example.com"))
                .isFalse();
        assertThat(hasPasskeysOnPages("https://auth.example.com", "example.com https://app.example.com"))
                .isFalse();
        assertThat(hasPasskeysOnPages("https://auth.example.com", "")).isFalse();
        assertThat(hasPasskeysOnPages("http://localhost:8080", "")).isTrue();
    }

    private static boolean hasPasskeysOnPages(String issuer, String passkeys) {
        var environment = new HashMap<>(Map.of("OSTIARY_ISSUER", issuer));
        if (!passkeys.isEmpty()) {
            environment.put("OSTIARY_PASSKEYS", passkeys);
        }
        return Config.read(EnumSet.of(Setting.ISSUER), environment).hasPasskeysOnPages();
    }

    /// A team can choose what the service knows, and nothing that it doesn't.
    @Test
    void theClaimsOfTokensAreThoseOfAProfile() {
        assertThat(TokenClaims.KNOWN).isEqualTo(UserClaims.of(List.of("profile")));
    }

    @Test
    void namesEveryProblemAtOnce() {
        var environment = new HashMap<>(GOOD);
        environment.put("OSTIARY_ISSUER", "auth.example.com");
        environment.put("OSTIARY_TABLE", "a table");
        environment.put("OSTIARY_LOGIN_SCOPES", "account  \"orders\"");
        environment.put("OSTIARY_THEME", "blue none Acme");
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
                        "OSTIARY_THEME is no colour as #rrggbb",
                        "OSTIARY_REHEARSAL_MAIL is neither sent nor suppressed",
                        "OSTIARY_AUTHORIZER_RESPONSE is neither simple nor policy",
                        "OSTIARY_NEW_VERSIONS is not one version of each",
                        "OSTIARY_SOURCE wants, in this order: the id of a user pool, the id of a client of the pool",
                        "OSTIARY_MAIL_FROM is not set");
    }

    @Test
    void looksOnlyAtTheFunctionsOwnSettings() {
        var config = Config.read(EnumSet.of(Setting.TABLE), Map.of("OSTIARY_TABLE", "ostiary"));

        assertThatThrownBy(config::issuer).hasMessage("OSTIARY_ISSUER is not among this function's settings");
        assertThatThrownBy(config::source).hasMessage("OSTIARY_SOURCE is not among this function's settings");
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
                "OSTIARY_LOGIN_SCOPES|account ostiary:admin",
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
                "OSTIARY_SAGA_MACHINE|arn:aws:states:eu-central-1:111122223333:execution:Deletion:1",
                "OSTIARY_SAGA_WINDOW|0",
                "OSTIARY_SAGA_WINDOW|1081",
                "OSTIARY_SAGA_WINDOW|9999999999",
                "OSTIARY_EVENTS_TOPIC|arn:aws:sns:eu-central-1:111122223333:events.fifo",
                "OSTIARY_EVENTS_TOPIC|arn:aws:sqs:eu-central-1:111122223333:events",
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
}

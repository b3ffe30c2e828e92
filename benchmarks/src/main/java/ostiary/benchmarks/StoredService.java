package ostiary.benchmarks;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ostiary.adapters.dynamodb.DynamoDbPublishedKeys;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.secrets.KeySets;
import ostiary.adapters.secrets.SecretSealingKeys;
import ostiary.adapters.secrets.SecretSigningKeys;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.Setting;
import ostiary.blueprint.Theme;
import ostiary.core.token.AccessToken;
import ostiary.core.token.SessionId;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.UserId;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;
import ostiary.jose.JwtAccessTokenSigner;

/// A table with one user and the keys of a service, and that user's requests.
final class StoredService implements AutoCloseable {
    private static final String ISSUER = "https://auth.example.org";
    private static final String SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:";

    private final DynamoDbLocal dynamoDbLocal = DynamoDbLocal.start(Options.inMemory());
    private final KeySets keys = KeySets.fresh(Instant.now());

    StoredService() {
        try (var client = Capacity.client(dynamoDbLocal)) {
            var table = new TableCreator(dynamoDbLocal.endpoint()).create(value(Setting.TABLE));
            var here = new Table(client, table);
            var clock = InstantSource.system();
            var sealingKeys = new SecretSealingKeys(keys.sealing(), clock);
            Capacity.signUp(here, new PasswordSealing(sealingKeys, new SecureRandom(), clock), clock.instant());
            new DynamoDbPublishedKeys(here)
                    .replace(Optional.empty(), keys.verification().read());
        }
    }

    /// The value of a setting for this service's functions.
    static String value(Setting setting) {
        return switch (setting) {
            case ISSUER, AUDIENCE -> ISSUER;
            case TABLE, SERVICE_NAME, METRICS_NAMESPACE -> "benchmark";
            case SIGNING_KEYS, REFRESH_TOKEN_KEYS, CODE_KEYS, DEVICE_KEYS, SEALING_KEYS ->
                SECRET + setting.name() + "-AbCdEf";
            case LOGIN_SCOPES -> "account";
            case SESSIONS_PER_USER -> "100";
            case DELETION_GRACE -> "30";
            case SOURCE -> "directory";
            case MAIL_FROM -> "no-reply@example.org";
            case THEME -> Theme.STANDARD.text();
            case MAILS_PER_HOUR -> String.valueOf(MailsPerHour.BY_DEFAULT);
            case REHEARSAL_MAIL -> "sent";
            case AUTHORIZER_RESPONSE -> "simple";
            case NEW_VERSIONS -> throw new IllegalArgumentException("no release is rehearsed here");
            case EVENTS_TOPIC, SEARCH_TABLE, AUDIT_TABLE, AUDIT_BUCKET, SAGA_MACHINE, SAGA_WINDOW ->
                throw new IllegalArgumentException("no function of the API has " + setting);
            case ORIGIN_SECRETS -> throw new IllegalArgumentException("no distribution is here");
            case PASSKEYS -> "localhost https://localhost";
            case TOKEN_CLAIMS -> throw new IllegalArgumentException("no token tells of its user here");
        };
    }

    URI dynamoDb() {
        return dynamoDbLocal.endpoint();
    }

    /// The texts in Secrets Manager, by ARN.
    Map<String, String> secrets() {
        return Map.of(
                value(Setting.SIGNING_KEYS), keys.signing().read(),
                value(Setting.REFRESH_TOKEN_KEYS), keys.refreshTokens().read(),
                value(Setting.CODE_KEYS), keys.codes().read(),
                value(Setting.DEVICE_KEYS), keys.devices().read(),
                value(Setting.SEALING_KEYS), keys.sealing().read());
    }

    String loginEvent() {
        return Event.sample("login/http-api")
                .with("email", Service.EMAIL.value())
                .with("password", Service.PASSWORD.text())
                .json();
    }

    String authorizerEvent() {
        var now = Instant.now();
        var token = new AccessToken(
                "benchmark",
                new UserId(UUID.randomUUID()),
                new SessionId(UUID.randomUUID()),
                "default",
                Set.of(),
                Set.of(),
                now,
                now.plus(AccessToken.LIFETIME),
                now,
                List.of("pwd"));
        var signer =
                new JwtAccessTokenSigner(ISSUER, ISSUER, new SecretSigningKeys(keys.signing(), InstantSource.system()));
        return Event.sample("authorizer/http-api")
                .with("access_token", signer.sign(token))
                .json();
    }

    @Override
    public void close() {
        dynamoDbLocal.close();
    }
}

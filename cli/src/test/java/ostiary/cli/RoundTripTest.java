package ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbChallengeStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbKeepOfferStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.audit.Pseudonyms;
import ostiary.core.client.Clients;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.device.DeviceTokens;
import ostiary.core.device.KnownDevices;
import ostiary.core.login.Challenges;
import ostiary.core.login.DirectoryCredentialVerifier;
import ostiary.core.login.LogIn;
import ostiary.core.login.RefusedLogins;
import ostiary.core.password.Password;
import ostiary.core.session.EndSession;
import ostiary.core.session.StartSession;
import ostiary.core.testing.Journal;
import ostiary.core.testing.KeyRing;
import ostiary.core.testing.MovableClock;
import ostiary.core.testing.PlainSigner;
import ostiary.core.testing.World;
import ostiary.core.throttle.Throttle;
import ostiary.core.token.RefreshTokens;
import ostiary.core.user.UserPasswords;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Users come from everywhere, leave in an export, their table is lost, they come back, and everybody logs in.
class RoundTripTest {
    private static final DynamoDbLocal DATABASE = DynamoDbLocal.start(Options.inMemory());
    private static final String TABLE = "ostiary";
    private static final String FIREBASE = """
        {"users":[{"localId":"f1","email":"firebase@example.org","emailVerified":true,"salt":"42xEC+ixf3L2lw==",
        "passwordHash":"lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ=="}]}\
        """;
    private static final String CONFIG = """
        base64_signer_key: jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,
        base64_salt_separator: Bw==,
        rounds: 8,
        mem_cost: 14,
        """;
    private static final String AUTH0 = """
        {"user_id":"a1","email":"bcrypt@example.org","email_verified":true,"password_hash":"$2a$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm"}
        {"user_id":"a2","email":"argon2@example.org","email_verified":true,"password_hash":"$argon2i$v=19$m=4096,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$iDoHsJkczCNRjwISH0IL7Bxa65e7yZ8nY0yRqC+7Odw"}
        {"user_id":"a3","email":"scrypt@example.org","email_verified":true,"custom_password_hash":{"algorithm":"scrypt","cost":16384,"blockSize":8,"parallelization":1,"salt":{"value":"SodiumChloride"},"hash":{"encoding":"hex","value":"7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"}}}
        {"user_id":"a4","email":"blocked@example.org","email_verified":true,"blocked":true,"password_hash":"$2a$08$Ro0CUfOqk6cXEKf3dyaM7OhSCvnwM9s4wIX9JeLapehKK5YdLxKcm"}
        """;
    private static final String KEYCLOAK = """
        {"users":[{"id":"5f0c9c1e-7d5a-4c0e-9b57-0f5f3a9c6c11","email":"pbkdf2@example.org","emailVerified":true,"credentials":[{"type":"password",
        "credentialData":"{\\"hashIterations\\":80000,\\"algorithm\\":\\"pbkdf2-sha256\\"}",
        "secretData":"{\\"salt\\":\\"TmFDbA==\\",\\"value\\":\\"TdzY9guYviGDDO5e8icB+WQaRBjQTAQUrv8Ih2s0q1ah1CWhIlgzVJrbhBtRybMXaicr3ruh0HhHj2Kzl/M8jQ==\\"}"}]}]}\
        """;
    private static final String COGNITO =
            "cognito:username,email,email_verified\n5f0c9c1e-7d5a-4c0e-9b57-0f5f3a9c6c12,nobody@example.org,true\n";
    private static final Map<String, String> PASSWORDS = Map.of(
            "firebase@example.org", "user1password",
            "bcrypt@example.org", "abc",
            "argon2@example.org", "password",
            "scrypt@example.org", "pleaseletmein",
            "pbkdf2@example.org", "Password");

    private final DynamoDbClient client = DynamoDbClient.builder()
            .endpointOverride(DATABASE.endpoint())
            .region(Region.US_EAST_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final Table table = new Table(client, TABLE);
    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher(2, Duration.ofSeconds(10));

    @AfterAll
    static void endTheDatabase() {
        DATABASE.close();
    }

    private static Destination destination() throws MovingException {
        return Destination.open(
                new Settings(Map.of("ENDPOINT", DATABASE.endpoint().toString())));
    }

    @Test
    void everybodyLogsIn(@TempDir Path directory) throws Exception {
        var desk = new OperatorsTable(directory, destination().store());
        desk.importing("firebase", desk.write("firebase", FIREBASE), "HASH_CONFIG=" + desk.write("config", CONFIG));
        desk.importing("auth0", desk.write("auth0", AUTH0));
        desk.importing("keycloak", desk.write("keycloak", KEYCLOAK));
        desk.importing("cognito-csv", desk.write("cognito", COGNITO));
        assertThat(login("bcrypt@example.org", "abc")).isTrue(); // whose hash is ours now
        var before = hashes(desk);
        var export = directory.resolve("export");

        desk.exporting(export, "KEY=" + directory.resolve("key"));
        client.deleteTable(delete -> delete.tableName(TABLE));
        var anew = new OperatorsTable(directory, destination().store());
        assertThat(anew.all()).isEmpty();
        anew.importing("ostiary", export, "KEY=" + directory.resolve("key.pub"));

        assertThat(hashes(anew)).isEqualTo(before).hasSize(7);
        for (var user : PASSWORDS.entrySet()) {
            assertThat(login(user.getKey(), user.getValue() + "x"))
                    .as(user.getKey())
                    .isFalse();
            assertThat(login(user.getKey(), user.getValue())).as(user.getKey()).isTrue();
        }
        assertThat(login("blocked@example.org", "abc")).isFalse();
        assertThat(login("nobody@example.org", "")).isFalse();
        assertThat(hashes(anew))
                .allSatisfy((email, hash) -> assertThat(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"))
                        .isEqualTo(PASSWORDS.containsKey(email)));
        assertThat(Files.readString(export)).contains("$firebase-scrypt$", "$none$");
    }

    private static Map<String, String> hashes(OperatorsTable desk) {
        return desk.opened().stream()
                .collect(Collectors.toMap(
                        account -> account.user().email().value(),
                        account -> account.passwordHash().phc()));
    }

    private boolean login(String username, String password) {
        var keys = new KeyRing("k1");
        var clock = new MovableClock(OperatorsTable.NOW);
        var sessions = new DynamoDbSessionStore(table);
        var start = new StartSession(
                sessions,
                new DynamoDbUserStatusStore(table),
                new EndSession(sessions, new DynamoDbRevocationFeed(table), new Journal(), clock),
                World.MOST_SESSIONS,
                new RefreshTokens(keys, new SecureRandom()),
                keys,
                new PlainSigner(),
                World.NEVER_COUNTS,
                new Journal());
        var logIn = new LogIn(
                new DirectoryCredentialVerifier(
                        new DynamoDbUserStore(table), new UserPasswords(hasher, OperatorsTable.SEALING)),
                new Throttle(new DynamoDbAttemptStore(table)),
                new KnownDevices(new DeviceTokens(keys), new DynamoDbDeviceStore(table), new SecureRandom()),
                new Challenges(new DynamoDbChallengeStore(table), new SecureRandom()),
                start,
                new KeepOffers(
                        new DynamoDbUserStore(table),
                        new DynamoDbUserStatusStore(table),
                        new DynamoDbKeepOfferStore(table),
                        new SecureRandom()),
                new RefusedLogins(new Journal(), new Pseudonyms(keys)),
                clock);
        var client = new Clients(Set.of()).byDefault();
        return logIn.logIn(username, Password.of(password), client, World.LAPTOP) instanceof LogIn.Outcome.LoggedIn;
    }
}

package ostiary.server.local;

import java.net.URI;
import java.util.Optional;
import ostiary.blueprint.SourceSetting;
import ostiary.emulators.aws.AwsEndpoint;
import ostiary.emulators.aws.Credentials;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.cognito.CognitoService;
import ostiary.emulators.aws.cognito.PoolUsers;

/// A pool for what the emulator `cognito-local` does not do: users who are asked for more than a password. What one is
/// asked for is how the address begins: `sms@`, `totp@` or `new@`.
final class StubPool implements AutoCloseable {
    static final String CODE = PoolUsers.CODE;

    private static final String ID = "eu-central-1_stub";
    private static final String CLIENT = "client";
    private static final Place PLACE = new Place("aws", "eu-central-1", "111122223333");

    private final AwsEndpoint aws;

    /// @param password of all its users
    StubPool(String password) {
        var cognito = new CognitoService(PLACE, ID, CLIENT);
        aws = AwsEndpoint.start(PLACE, Credentials.ofAnybody(), cognito);
        var users = new PoolUsers(endpoint() + "/" + ID, CLIENT);
        users.add("totp@example.org", password, "SOFTWARE_TOKEN_MFA");
        users.add("totp@example.com", password, "SOFTWARE_TOKEN_MFA");
        users.add("sms@example.org", password, "SMS_MFA", "NEW_PASSWORD_REQUIRED");
        users.add("new@example.org", password, "NEW_PASSWORD_REQUIRED");
        cognito.behave(users);
    }

    /// As `make run SOURCE=migrating` is told: users of the directory are asked for there.
    LocalSource source() {
        var pool = new SourceSetting.Pool(ID, CLIENT, Optional.empty());
        return new LocalSource(new SourceSetting.Migrating(pool), Optional.of(endpoint()));
    }

    URI endpoint() {
        return aws.address();
    }

    @Override
    public void close() {
        aws.close();
    }
}

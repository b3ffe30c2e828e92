package ostiary.cdk;

import java.util.EnumMap;
import java.util.Optional;
import ostiary.blueprint.Setting;

/// The parts of the context on users and data that are there already: a user pool, a table, secrets.
final class DataContext {
    private DataContext() {}

    /// Without a pool's id, the stack creates a pool.
    static Optional<IdentitySource> source(StageContext context) {
        var existing = existingPool(context);
        IdentitySource.Pool pool = existing.isPresent() ? existing.get() : new IdentitySource.Pool.Made();
        var source = context.<IdentitySource>parsed("source", kind -> switch (kind) {
            case "directory" -> new IdentitySource.Directory();
            case "cognito" -> new IdentitySource.Cognito(pool);
            case "migrating" -> new IdentitySource.Migrating(pool);
            default ->
                throw new IllegalArgumentException("source must be directory, cognito or migrating, not " + kind);
        });
        boolean asked = source.isPresent() && !(source.get() instanceof IdentitySource.Directory);
        Checks.require(asked || existing.isEmpty(), "userPool needs source=cognito or source=migrating in the context");
        return source;
    }

    private static Optional<IdentitySource.Pool.Existing> existingPool(StageContext context) {
        var id = context.text("userPool");
        var client = context.text("userPoolClient");
        var secret = context.text("userPoolClientSecret");
        var key = context.text("userPoolClientSecretKey");
        Checks.require(
                id.isPresent() == client.isPresent()
                        && (id.isPresent() || secret.or(() -> key).isEmpty()),
                "userPool and userPoolClient go together in the context, and userPoolClientSecret and"
                        + " userPoolClientSecretKey with them");
        return id.map(pool -> new IdentitySource.Pool.Existing(pool, client.orElseThrow(), secret, key));
    }

    static Optional<ExistingTable> table(StageContext context) {
        var arn = context.text("table");
        var key = context.text("tableKey");
        var stream = context.text("tableStream");
        Checks.require(
                arn.isPresent() == key.isPresent() && (arn.isPresent() || stream.isEmpty()),
                "table and tableKey go together in the context, and tableStream with them");
        return arn.map(table -> new ExistingTable(table, key.orElseThrow(), stream));
    }

    static Optional<ExistingKeys> keys(StageContext context) {
        var secrets = new EnumMap<Setting, String>(Setting.class);
        context.text("signingKeys").ifPresent(arn -> secrets.put(Setting.SIGNING_KEYS, arn));
        context.text("refreshTokenKeys").ifPresent(arn -> secrets.put(Setting.REFRESH_TOKEN_KEYS, arn));
        context.text("codeKeys").ifPresent(arn -> secrets.put(Setting.CODE_KEYS, arn));
        context.text("deviceKeys").ifPresent(arn -> secrets.put(Setting.DEVICE_KEYS, arn));
        context.text("sealingKeys").ifPresent(arn -> secrets.put(Setting.SEALING_KEYS, arn));
        var key = context.text("keysKey");
        Checks.require(!secrets.isEmpty() || key.isEmpty(), "keysKey goes with the secrets it encrypts: sealingKeys=…");
        return secrets.isEmpty() ? Optional.empty() : Optional.of(new ExistingKeys(secrets, key));
    }
}

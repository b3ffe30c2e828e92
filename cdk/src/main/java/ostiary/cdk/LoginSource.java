package ostiary.cdk;

import java.util.List;
import java.util.Optional;
import ostiary.blueprint.SourceSetting;
import ostiary.cdk.IdentitySource.Pool;
import software.amazon.awscdk.ArnComponents;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.Token;
import software.constructs.Construct;

/// The identity source of the login function, and its permissions there.
public final class LoginSource extends Construct {
    private static final List<String> ASK =
            List.of("cognito-idp:AdminInitiateAuth", "cognito-idp:AdminRespondToAuthChallenge");

    private final SourceSetting setting;
    private final Optional<SourceSetting.Pool> pool;
    private final Optional<SourcePool> made;
    private final Optional<String> secretKey;

    public LoginSource(Construct scope, String id, LoginSourceProps props) {
        super(scope, id);
        var asked = switch (props.source()) {
            case IdentitySource.Directory() -> Optional.<Pool>empty();
            case IdentitySource.Cognito(var chosen) -> Optional.of(chosen);
            case IdentitySource.Migrating(var chosen) -> Optional.of(chosen);
        };
        this.made = asked.filter(Pool.Made.class::isInstance).map(_ -> new SourcePool(this, "Pool", props));
        this.pool = made.map(SourcePool::told).or(() -> asked.flatMap(LoginSource::told));
        this.secretKey = asked.flatMap(LoginSource::secretKey);
        this.setting = switch (props.source()) {
            case IdentitySource.Directory() -> new SourceSetting.Directory();
            case IdentitySource.Cognito _ -> new SourceSetting.Cognito(pool.orElseThrow());
            case IdentitySource.Migrating _ -> new SourceSetting.Migrating(pool.orElseThrow());
        };
    }

    /// The value of the function's setting.
    String setting() {
        return setting.text();
    }

    /// Whether passwords are checked by a user pool.
    boolean isAPool() {
        return pool.isPresent();
    }

    /// Lets who checks passwords call exactly this pool.
    void allow(Grantee login) {
        pool.ifPresent(chosen -> {
            login.allow(ASK, List.of(arn(chosen.id())));
            chosen.clientSecret()
                    .ifPresent(secret -> login.allow(List.of("secretsmanager:GetSecretValue"), List.of(secret)));
        });
        secretKey.ifPresent(key -> login.allowThrough("secretsmanager", List.of("kms:Decrypt"), key));
    }

    /// The user pool of the stack, if [IdentitySource.Pool.Made] asked for one.
    public Optional<SourcePool> made() {
        return made;
    }

    private static Optional<SourceSetting.Pool> told(Pool asked) {
        return switch (asked) {
            case Pool.Existing existing ->
                Optional.of(new SourceSetting.Pool(existing.id(), existing.clientId(), existing.clientSecret()));
            case Pool.Made() -> Optional.empty();
        };
    }

    private static Optional<String> secretKey(Pool asked) {
        return asked instanceof Pool.Existing existing ? existing.clientSecretKey() : Optional.empty();
    }

    /// A pool's id tells its region, which may differ from the stack's.
    private String arn(String poolId) {
        var components = ArnComponents.builder()
                .service("cognito-idp")
                .resource("userpool")
                .resourceName(poolId);
        if (!Token.isUnresolved(poolId)) {
            components.region(poolId.substring(0, poolId.indexOf('_')));
        }
        return Stack.of(this).formatArn(components.build());
    }
}

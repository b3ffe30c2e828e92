package ostiary.cdk;

import java.util.Optional;
import ostiary.blueprint.SourceSetting;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.ClientAttributes;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.Mfa;
import software.amazon.awscdk.services.cognito.MfaSecondFactor;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.StandardAttributesMask;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolClientOptions;
import software.constructs.Construct;

/// A user pool suited to this service, and the app client through which the service calls it. Administrators add
/// users; for sign-ups with the pool, add another client.
public final class SourcePool extends Construct {
    private static final int MIN_PASSWORD = 8;

    /// The shortest that Cognito allows: no token of the pool is kept.
    private static final Duration SHORTEST = Duration.minutes(60);

    private final UserPool pool;
    private final UserPoolClient client;

    SourcePool(Construct scope, String id, LoginSourceProps props) {
        super(scope, id);
        this.pool = users(props);
        this.client = loginClient(pool);
        Suppressions.poolAsksWhatWeAsk(pool);
    }

    /// The pool, for the team's users, groups and clients.
    public UserPool pool() {
        return pool;
    }

    SourceSetting.Pool told() {
        return new SourceSetting.Pool(pool.getUserPoolId(), client.getUserPoolClientId(), Optional.empty());
    }

    /// An address is not *required*: a client could always write a required attribute, and whoever has a token of the
    /// client, change whose account it is. Users have one all the same, since they are known by it: the pool fills
    /// it in from the name that they are given
    /// (<https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html>).
    private UserPool users(LoginSourceProps props) {
        return UserPool.Builder.create(this, "Users")
                .signInAliases(SignInAliases.builder().email(true).build())
                .signInCaseSensitive(false)
                .selfSignUpEnabled(false)
                .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
                // Until a new address is verified, the old one stays in use.
                .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
                .standardAttributes(StandardAttributes.builder()
                        .email(StandardAttribute.builder()
                                .required(false)
                                .mutable(true)
                                .build())
                        .build())
                .passwordPolicy(PasswordPolicy.builder()
                        .minLength(MIN_PASSWORD)
                        .requireDigits(false)
                        .requireLowercase(false)
                        .requireUppercase(false)
                        .requireSymbols(false)
                        .build())
                .mfa(Mfa.OPTIONAL)
                .mfaSecondFactor(MfaSecondFactor.builder().otp(true).sms(false).build())
                .deletionProtection(props.protect())
                .removalPolicy(Removal.of(props.keepData(), props.protect()))
                .build();
    }

    /// With a token of this client users can change their name, and nothing else.
    private static UserPoolClient loginClient(UserPool pool) {
        return pool.addClient(
                "Login",
                UserPoolClientOptions.builder()
                        .authFlows(AuthFlow.builder().adminUserPassword(true).build())
                        .disableOAuth(true)
                        .generateSecret(false)
                        .preventUserExistenceErrors(true)
                        .enableTokenRevocation(true)
                        .refreshTokenValidity(SHORTEST)
                        .writeAttributes(new ClientAttributes()
                                .withStandardAttributes(StandardAttributesMask.builder()
                                        .fullname(true)
                                        .build()))
                        .build());
    }
}

package ostiary.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static ostiary.core.testing.World.NO_FACTORS;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import ostiary.adapters.aws.AwsClientFactory;
import ostiary.adapters.aws.AwsClients;
import ostiary.adapters.aws.Dependency;
import ostiary.adapters.cognito.CognitoCredentialSource;
import ostiary.adapters.cognito.EmulatedPool;
import ostiary.adapters.cognito.UserPool;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.LocalTable;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.SyntheticUsers;
import ostiary.core.UnavailableException;
import ostiary.core.login.CredentialVerifier.Verdict;
import ostiary.core.password.Password;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.testing.FastHasher;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.SealingRing;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.UserId;
import ostiary.core.user.UserPasswords;
import ostiary.emulators.aws.cognito.PoolAnswers;
import ostiary.emulators.aws.cognito.PoolTokens;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/// Which function has to do with Cognito, and what each kind of source lets in.
class IdentitySourceTest {
    private static final Password PASSWORD = Password.of("tangerine walrus 42 sunrise");

    private final Table table = LocalTable.shared();
    private final UserPasswords passwords = SealingRing.passwords(new FastHasher());
    private final EmulatedPool server = new EmulatedPool();

    @AfterEach
    void close() {
        server.close();
    }

    /// Refreshes, logouts and the authorizer go on, whatever Cognito does.
    @ParameterizedTest
    @EnumSource(ServiceFunction.class)
    void onlyLoginsMakeAClientOfCognito(ServiceFunction function) {
        var config = Config.read(function.settings(), SoundEnvironment.of(function));
        var clients = new CountingClients();

        var wiring = new Wiring(config, new AwsPlatform(config, clients));
        wiring.routes(function);
        if (function == ServiceFunction.AUTHORIZER) {
            wiring.checkAccess();
        }

        assertThat(clients.ofCognito)
                .isEqualTo(function == ServiceFunction.LOGIN || function == ServiceFunction.PAGES ? 1 : 0);
    }

    @Test
    void theDirectoryMakesNoneEither() {
        var environment = new HashMap<>(SoundEnvironment.of(ServiceFunction.LOGIN));
        environment.put("OSTIARY_SOURCE", "directory");
        var config = Config.read(ServiceFunction.LOGIN.settings(), environment);
        var clients = new CountingClients();

        new Wiring(config, new AwsPlatform(config, clients)).routes(ServiceFunction.LOGIN);

        assertThat(clients.ofCognito).isZero();
    }

    @Test
    void aPoolTellsItsIssuer() {
        assertThat(UserPool.onAws(PoolTokens.POOL, "client", Optional.empty()).issuer())
                .isEqualTo(PoolTokens.ISSUER);
        assertThat(UserPool.onAws("cn-north-1_Ab1", "client", Optional.empty()).issuer())
                .isEqualTo("https://cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Ab1");
    }

    /// A rehearsal signs its user up with us, and Cognito knows nothing of it.
    @Test
    void theUsersOfRehearsalsLogInWhateverTheSource() {
        var email = ofARehearsal();
        signUp(email, new UserId(UUID.fromString(SyntheticUsers.ID + "9f3a-0123456789ab")));

        assertThat(kept().passwords().verify(email.value(), PASSWORD)).isInstanceOf(Verdict.Verified.class);
        assertThat(moving().passwords().verify(email.value(), PASSWORD)).isInstanceOf(Verdict.Verified.class);
        assertThat(server.calls()).isEmpty();
    }

    /// However the account came to its address: what a rehearsal may do hangs on the id, which no sign-up gives.
    @Test
    void anAddressOfARehearsalAloneLetsNobodyInWhereCognitoKeepsThePasswords() {
        var email = ofARehearsal();
        signUp(email);

        assertThat(kept().passwords().verify(email.value(), PASSWORD)).isEqualTo(new Verdict.Refused());
    }

    @Test
    void nobodyElseLogsInWithAPasswordOfOursWhereCognitoKeepsThem() {
        var email = Fresh.email();
        signUp(email);

        assertThat(kept().passwords().verify(email.value(), PASSWORD)).isEqualTo(new Verdict.Refused());
        assertThat(moving().passwords().verify(email.value(), PASSWORD)).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void aPoolThatIsDownIsNobodysWrongPassword() {
        server.behave((_, _) -> PoolAnswers.error(500, "InternalErrorException", "down"));
        var email = Fresh.email();
        signUp(email);

        assertThat(moving().passwords().verify(email.value(), PASSWORD)).isInstanceOf(Verdict.Verified.class);
        assertThatThrownBy(() -> moving().passwords().verify(Fresh.email().value(), PASSWORD))
                .isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> kept().passwords().verify(email.value(), PASSWORD))
                .isInstanceOf(UnavailableException.class);
    }

    private static EmailAddress ofARehearsal() {
        return new EmailAddress(SyntheticUsers.ADDRESS + UUID.randomUUID() + SyntheticUsers.DOMAIN);
    }

    private void signUp(EmailAddress email) {
        signUp(email, Fresh.userId());
    }

    private void signUp(EmailAddress email, UserId id) {
        var signUps = new DynamoDbSignUpStore(table);
        var code = new CodeHash(UUID.randomUUID().toString());
        var now = Fresh.now();
        var hash = passwords.hash(PASSWORD).sealedFor(id);
        signUps.keep(code, new PendingSignUp(id, email, Optional.empty(), hash, now.plusSeconds(60)));
        assertThat(signUps.confirm(email, code, now)).isPresent();
    }

    private Credentials kept() {
        return Credentials.directory(table, passwords, NO_FACTORS)
                .keptAt(source(), table, _ -> {}, InstantSource.system());
    }

    private Credentials moving() {
        return Credentials.directory(table, passwords, NO_FACTORS)
                .movingFrom(source(), table, passwords, _ -> {}, InstantSource.system());
    }

    private CognitoCredentialSource source() {
        var pool = UserPool.onAws(PoolTokens.POOL, PoolTokens.CLIENT, Optional.empty());
        var client = new CountingClients()
                .build(
                        Dependency.COGNITO,
                        CognitoIdentityProviderClient.builder().endpointOverride(server.endpoint()));
        return new CognitoCredentialSource(client, pool, Optional::empty, InstantSource.system());
    }

    private static final class CountingClients implements AwsClientFactory {
        private final AwsClients clients = new AwsClients();
        private int ofCognito;

        @Override
        public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C build(
                Dependency dependency, B builder) {
            if (dependency == Dependency.COGNITO) {
                ofCognito++;
            }
            return clients.build(
                    dependency,
                    builder.region(Region.EU_CENTRAL_1)
                            .credentialsProvider(
                                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "secret"))));
        }

        @Override
        public Duration requestTimeout() {
            return clients.requestTimeout();
        }
    }
}

package ostiary.benchmarks;

import static java.util.stream.Collectors.toMap;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import ostiary.adapters.dynamodb.DynamoDbSignUpStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.benchmarks.CapacityMeter.Units;
import ostiary.blueprint.Consumption;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.user.PasswordSealing;
import ostiary.core.user.UserId;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.emulators.dynamodb.TableCreator;
import ostiary.service.Config;
import ostiary.service.Wiring;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The DynamoDB capacity that each operation consumes: exact, and the same on every machine.
final class Capacity {
    private static final Duration LONGER_THAN_THE_GRACE = Duration.ofSeconds(31);

    private final CapacityMeter meter = new CapacityMeter();
    private final List<Operation> operations = new ArrayList<>();
    private Instant now = Instant.now();

    private Capacity() {}

    /// Runs each operation once on DynamoDB Local.
    static List<Operation> measure() {
        var capacity = new Capacity();
        capacity.onDynamoDbLocal(capacity::run);
        return capacity.operations;
    }

    /// The consumption of many operations together, run one after the other on DynamoDB Local.
    static Units measure(int logins, int refreshes, int checks) {
        var capacity = new Capacity();
        capacity.onDynamoDbLocal(service -> capacity.run(service, logins, refreshes, checks));
        return capacity.meter.take();
    }

    private void onDynamoDbLocal(Consumer<Service> work) {
        try (var dynamoDbLocal = DynamoDbLocal.start(Options.inMemory());
                var client = client(dynamoDbLocal, meter)) {
            run(dynamoDbLocal, client, work);
        }
    }

    /// A client for DynamoDB Local, with fixed credentials and region.
    static DynamoDbClient client(DynamoDbLocal dynamoDbLocal, ExecutionInterceptor... interceptors) {
        return DynamoDbClient.builder()
                .endpointOverride(dynamoDbLocal.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.executionInterceptors(List.of(interceptors)))
                .build();
    }

    private void run(DynamoDbLocal dynamoDbLocal, DynamoDbClient client, Consumer<Service> work) {
        var keys = Keys.fresh();
        var sealing = new PasswordSealing(keys.sealing(), new SecureRandom(), () -> now);
        signUp(
                new Table(
                        client, new TableCreator(dynamoDbLocal.endpoint()).create(StoredService.value(Setting.TABLE))),
                sealing,
                now);
        var environment = settings().stream().collect(toMap(Setting::variable, StoredService::value));
        var config = Config.read(settings(), environment);
        var wiring = new Wiring(config, new MeteredPlatform(client, keys, () -> now));
        var service = new Service(
                wiring.endpoint(ServiceFunction.LOGIN),
                wiring.endpoint(ServiceFunction.REFRESH),
                wiring.endpoint(ServiceFunction.LOGOUT),
                wiring.checkAccess());
        // Creates the counters of failed logins: AWS charges for reading an
        // absent item, DynamoDB Local doesn't.
        service.mistypePassword();
        meter.take();
        work.accept(service);
    }

    private static Set<Setting> settings() {
        var settings = EnumSet.noneOf(Setting.class);
        Stream.of(ServiceFunction.LOGIN, ServiceFunction.REFRESH, ServiceFunction.LOGOUT, ServiceFunction.AUTHORIZER)
                .map(ServiceFunction::settings)
                .forEach(settings::addAll);
        return settings;
    }

    /// Creates the account of the one user of [Service].
    static void signUp(Table table, PasswordSealing sealing, Instant now) {
        var hash = new Argon2PasswordHasher(1, Duration.ofSeconds(10)).hash(Service.PASSWORD);
        var id = new UserId(UUID.randomUUID());
        var signUps = new DynamoDbSignUpStore(table);
        var code = new CodeHash("benchmark");
        signUps.keep(
                code,
                new PendingSignUp(id, Service.EMAIL, Optional.empty(), sealing.seal(hash, id), now.plusSeconds(1)));
        if (signUps.confirm(Service.EMAIL, code, now).isEmpty()) {
            throw new IllegalStateException("no user was made");
        }
    }

    private void run(Service service, int logins, int refreshes, int checks) {
        var tokens = service.logIn();
        for (int login = 1; login < logins; login++) {
            tokens = service.logIn();
        }
        for (int refresh = 0; refresh < refreshes; refresh++) {
            now = now.plus(LONGER_THAN_THE_GRACE);
            tokens = service.refresh(tokens.refresh());
        }
        var question = Service.question(tokens.access());
        for (int check = 0; check < checks; check++) {
            service.authorize(question);
        }
    }

    private void run(Service service) {
        var tokens = service.logIn();
        done("login", Consumption.LOGIN_FROM_IPV6);
        now = now.plus(LONGER_THAN_THE_GRACE);
        tokens = service.refresh(tokens.refresh());
        done("refresh", Consumption.REFRESH);
        service.authorize(Service.question(tokens.access()));
        done("authorize", Consumption.AUTHORIZE);
        service.logOut(tokens.refresh());
        done("logout", Consumption.LOGOUT);
    }

    private void done(String name, Consumption most) {
        operations.add(new Operation(name, meter.take(), most.reads(), most.writes()));
    }

    /// One operation that succeeded.
    ///
    /// @param mostRead the budget, in read units
    /// @param mostWrite the budget, in write units
    record Operation(String name, Units consumed, double mostRead, double mostWrite) {
        boolean isWithin() {
            return consumed.read() <= mostRead && consumed.write() <= mostWrite;
        }
    }
}

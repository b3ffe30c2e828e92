package ostiary.server.local;

import static java.util.Map.entry;

import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import ostiary.adapters.aws.Deadline;
import ostiary.adapters.dynamodb.Table;
import ostiary.adapters.telemetry.FaultLog;
import ostiary.blueprint.Api;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.SessionsPerUser;
import ostiary.blueprint.Setting;
import ostiary.blueprint.Theme;
import ostiary.edge.Endpoint;
import ostiary.emulators.dynamodb.DynamoDbLocal;
import ostiary.emulators.dynamodb.Options;
import ostiary.server.CorsEndpoint;
import ostiary.server.FrontDoor;
import ostiary.server.StartException;
import ostiary.server.local.events.LocalEvents;
import ostiary.server.local.saga.LocalSagas;
import ostiary.server.local.seed.SeedWriter;
import ostiary.service.Config;
import ostiary.service.ServiceEndpoint;
import ostiary.service.Wiring;

/// The whole service, in this process and DynamoDB Local's.
final class LocalService implements AutoCloseable {
    private final FrontDoor door;
    private final Optional<LocalCertificate> certificate;
    private final CompletableFuture<LocalKeys> keys;
    private final CompletableFuture<DynamoDbLocal> dynamoDb;
    private @Nullable LocalEvents events;
    private List<LocalSagas> sagas = List.of();

    private LocalService(FrontDoor door, Optional<LocalCertificate> certificate, Optional<Path> data, Options options) {
        this.door = door;
        this.certificate = certificate;
        this.keys = CompletableFuture.supplyAsync(() -> LocalKeys.of(data, Instant.now()));
        this.dynamoDb = CompletableFuture.supplyAsync(() -> DynamoDbLocal.start(options));
    }

    /// Returns when the service answers requests.
    ///
    /// @throws StartException when the port is not available, or DynamoDB Local does not start
    static LocalService start(Settings settings) throws StartException {
        var options = settings.data().map(Options::storedIn).orElseGet(Options::inMemory);
        var certificate = settings.tls() ? Optional.of(LocalCertificate.fresh()) : Optional.<LocalCertificate>empty();
        var door = certificate.isPresent() ? certificate.get().open(settings.port()) : FrontDoor.open(settings.port());
        var service = new LocalService(door, certificate, settings.data(), options);
        try {
            service.open(settings);
            return service;
        } catch (CompletionException e) {
            service.close();
            throw new StartException(
                    String.valueOf(Objects.requireNonNullElse(e.getCause(), e).getMessage()));
        } catch (StartException | RuntimeException e) {
            service.close();
            throw e;
        }
    }

    /// The address, such as `http://localhost:8080`, which is also the issuer of its tokens.
    URI uri() {
        return door.uri();
    }

    /// The file by which programs know the service, over TLS.
    Optional<Path> certificate() {
        return certificate.map(LocalCertificate::pem);
    }

    /// The address of DynamoDB Local.
    URI dynamoDb() {
        return dynamoDb.join().endpoint();
    }

    /// The file with the keys that seal password hashes.
    Path sealingKeys() {
        return keys.join().sealing();
    }

    /// Lets requests under way finish, then stops DynamoDB Local.
    @Override
    public void close() {
        door.close();
        Optional.ofNullable(events).ifPresent(LocalEvents::close);
        sagas.forEach(LocalSagas::close);
        dynamoDb.thenAccept(DynamoDbLocal::close).exceptionally(_ -> null).join();
        certificate.ifPresent(LocalCertificate::forget);
        keys.thenAccept(LocalKeys::forget).exceptionally(_ -> null).join();
    }

    /// Assembles the service while DynamoDB Local starts, which takes as long.
    private void open(Settings settings) throws StartException {
        var clock = InstantSource.system();
        var mailbox = new Mailbox(clock);
        var platform = new LocalPlatform(
                dynamoDb.thenApply(DynamoDbLocal::endpoint),
                keys.join().sets(),
                mailbox,
                settings.source(),
                settings.grace());
        var wiring = new Wiring(config(settings), platform);
        var api = api(wiring);
        LocalPlatform.createTable(dynamoDb());
        this.sagas = settings.grace().demo().stream()
                .map(grace -> new LocalSagas(wiring.deletionSaga(), grace.dividedBy(2)))
                .toList();
        var told = new LocalEvents(
                wiring.table(), new Table(platform.dynamoDb(), LocalPlatform.SEARCH_TABLE), dynamoDb(), uri(), sagas);
        this.events = told;
        var writer = new SeedWriter(wiring.table(), wiring.passwords(), clock);
        writer.write(settings.seed());
        writer.put(PlaygroundClient.at(uri()));
        var forPages = new CorsEndpoint(api, settings.origins()::allow);
        door.start(new LocalPages(uri(), mailbox, clock, eventPages(told), new SagaPages(sagas, told.sqs()), forPages));
    }

    private EventPages eventPages(LocalEvents told) {
        return new EventPages(uri(), told.log(), told.sqs(), told.queueUrl());
    }

    /// One line a setting, so it is as long as there are settings.
    private Config config(Settings settings) {
        return Config.read(
                EnumSet.of(
                        Setting.ISSUER,
                        Setting.AUDIENCE,
                        Setting.LOGIN_SCOPES,
                        Setting.SESSIONS_PER_USER,
                        Setting.DELETION_GRACE,
                        Setting.TABLE,
                        Setting.SEARCH_TABLE,
                        Setting.SOURCE,
                        Setting.THEME,
                        Setting.MAILS_PER_HOUR,
                        Setting.REHEARSAL_MAIL),
                Map.ofEntries(
                        entry(Setting.ISSUER.variable(), uri().toString()),
                        entry(Setting.AUDIENCE.variable(), uri().toString()),
                        entry(Setting.LOGIN_SCOPES.variable(), Api.ACCOUNT_SCOPE),
                        entry(Setting.SESSIONS_PER_USER.variable(), Integer.toString(SessionsPerUser.STANDARD.most())),
                        entry(
                                Setting.SOURCE.variable(),
                                settings.source().asked().text()),
                        entry(
                                Setting.DELETION_GRACE.variable(),
                                Integer.toString(settings.grace().days().days())),
                        entry(Setting.TABLE.variable(), LocalPlatform.TABLE),
                        entry(Setting.SEARCH_TABLE.variable(), LocalPlatform.SEARCH_TABLE),
                        entry(Setting.THEME.variable(), Theme.STANDARD.text()),
                        // Nobody is mailed: what is sent here stays here.
                        entry(Setting.MAILS_PER_HOUR.variable(), String.valueOf(MailsPerHour.MOST)),
                        entry(Setting.REHEARSAL_MAIL.variable(), RehearsalMail.SENT.text())));
    }

    /// The API of all functions together.
    private static Endpoint api(Wiring wiring) {
        var routes = wiring.endpoint(EnumSet.allOf(ServiceFunction.class), (_, endpoint) -> endpoint);
        var service = new ServiceEndpoint(routes, Deadline.OF_A_REQUEST);
        return request -> service.handle(request, FaultLog::record);
    }
}

package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAddressStore;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbConsentStore;
import ostiary.adapters.dynamodb.DynamoDbDeletionStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbKeepOfferStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSagaStore;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.blueprint.DeletionApi;
import ostiary.blueprint.Route;
import ostiary.core.deletion.CancelDeletion;
import ostiary.core.deletion.DeletionAftermath;
import ostiary.core.deletion.DeletionSaga;
import ostiary.core.deletion.KeepOffers;
import ostiary.core.deletion.RequestDeletion;
import ostiary.core.throttle.Throttle;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.CancelDeletionEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.RequestDeletionEndpoint;

/// Assembles the end of an account.
final class DeletionAssembly {
    private final Foundation foundation;

    DeletionAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(
                DeletionApi.REQUEST,
                own.apply(new RequestDeletionEndpoint(request())),
                DeletionApi.CANCEL,
                BodyEndpoint.json(DeletionApi.CANCEL, new CancelDeletionEndpoint(cancel())));
    }

    /// Offers to whoever logs in to an account that will be deleted.
    KeepOffers offers() {
        var table = foundation.table();
        return new KeepOffers(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbKeepOfferStore(table),
                foundation.random());
    }

    CancelDeletion cancel() {
        var table = foundation.table();
        return new CancelDeletion(
                offers(),
                new DynamoDbKeepOfferStore(table),
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new RareMailer(foundation::mailer),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    /// The steps of deletions that other services take part in.
    DeletionSaga saga() {
        var table = foundation.table();
        return new DeletionSaga(
                new DynamoDbSagaStore(table),
                new DynamoDbUserStore(table),
                new RareMailer(foundation::mailer),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    private RequestDeletion request() {
        var table = foundation.table();
        var sessions = new DynamoDbSessionStore(table);
        var aftermath = new DeletionAftermath(
                sessions,
                new DynamoDbConsentStore(table),
                new DynamoDbDeviceStore(table),
                new DynamoDbRevocationFeed(table),
                new RareMailer(foundation::mailer),
                foundation.platform().auditLog());
        return new RequestDeletion(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                sessions,
                new DynamoDbDeletionStore(table),
                (user, now) -> new DynamoDbAddressStore(table).former(user, now).openUntil(),
                aftermath,
                new FactorAssembly(foundation).stepUps(),
                new Throttle(new DynamoDbAttemptStore(table)),
                foundation.platform().deletionGrace(foundation.config().deletionGrace()),
                foundation.platform().clock());
    }
}

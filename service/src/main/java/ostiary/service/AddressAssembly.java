package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAddressStore;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbFactorStore;
import ostiary.adapters.dynamodb.DynamoDbPasskeyStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.blueprint.AddressApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.blueprint.Route;
import ostiary.core.recovery.ConfirmAddressChange;
import ostiary.core.recovery.PasswordAftermath;
import ostiary.core.recovery.RequestAddressChange;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.recovery.RestoreAddress;
import ostiary.core.recovery.WayBack;
import ostiary.core.recovery.WayBackAftermath;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.edge.AskForAddressEndpoint;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.ConfirmAddressByLinkEndpoint;
import ostiary.edge.ConfirmAddressEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.PageAnswers;
import ostiary.edge.RestoreAddressEndpoint;

/// How a user gets another address, and goes back.
final class AddressAssembly {
    private final Foundation foundation;
    private final Throttle throttle;
    private final ResetSecrets secrets;
    private final WayBack wayBack;

    AddressAssembly(Foundation foundation) {
        this.foundation = foundation;
        this.throttle = new Throttle(new DynamoDbAttemptStore(foundation.table()));
        var keys = foundation.platform().codeKeys();
        this.secrets = ResetSecrets.ofAddresses(keys, foundation.random());
        this.wayBack = new WayBack(keys);
    }

    Map<Route, Endpoint> routes() {
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(
                AddressApi.ASK,
                own.apply(BodyEndpoint.json(AddressApi.ASK, new AskForAddressEndpoint(request()))),
                AddressApi.CONFIRM,
                own.apply(BodyEndpoint.json(AddressApi.CONFIRM, new ConfirmAddressEndpoint(confirm(), secrets))));
    }

    /// The pages behind mailed links.
    Map<Route, Endpoint> pages(PageAnswers pages) {
        var confirm = new ConfirmAddressByLinkEndpoint(confirm(), secrets, pages);
        var restore = new RestoreAddressEndpoint(restore(), wayBack, pages);
        return Map.of(
                RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, confirm,
                RecoveryPagesApi.CONFIRM_ADDRESS, confirm,
                RecoveryPagesApi.RESTORE_ADDRESS_PAGE, restore,
                RecoveryPagesApi.RESTORE_ADDRESS, restore);
    }

    private RequestAddressChange request() {
        var table = foundation.table();
        return new RequestAddressChange(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbSessionStore(table),
                new DynamoDbAddressStore(table),
                secrets,
                foundation.passwords(),
                PasswordHomes.of(foundation.config().source()),
                new FactorAssembly(foundation).stepUps(),
                link -> foundation.link(RecoveryPagesApi.CONFIRM_ADDRESS_PAGE, link),
                throttle,
                new MailBudget(foundation.config().mailsPerHour(), foundation.random()),
                foundation.mailer(),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    private ConfirmAddressChange confirm() {
        var table = foundation.table();
        return new ConfirmAddressChange(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbSessionStore(table),
                new DynamoDbAddressStore(table),
                foundation.passwords(),
                wayBack,
                link -> foundation.link(RecoveryPagesApi.RESTORE_ADDRESS_PAGE, link),
                aftermath(),
                throttle,
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    private RestoreAddress restore() {
        var table = foundation.table();
        return new RestoreAddress(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbAddressStore(table),
                new DynamoDbFactorStore(table),
                new FactorAssembly(foundation).prove(),
                new DeletionAssembly(foundation).cancel(),
                wayBackAftermath(),
                throttle,
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    /// The steps that follow a way back, for a reset of the password as well.
    WayBackAftermath wayBackAftermath() {
        var table = foundation.table();
        return new WayBackAftermath(
                new DynamoDbUserStore(table),
                new DynamoDbAddressStore(table),
                new DynamoDbPasskeyStore(table),
                new DynamoDbFactorStore(table),
                aftermath(),
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }

    private PasswordAftermath aftermath() {
        var table = foundation.table();
        return new PasswordAftermath(
                new DynamoDbRevocationFeed(table), new DynamoDbDeviceStore(table), throttle, foundation.mailer());
    }
}

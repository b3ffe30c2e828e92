package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbPasswordResetStore;
import ostiary.adapters.dynamodb.DynamoDbPasswordStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.password.ZxcvbnBlocklist;
import ostiary.blueprint.RecoveryApi;
import ostiary.blueprint.RecoveryPagesApi;
import ostiary.blueprint.Route;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.recovery.ChangePassword;
import ostiary.core.recovery.PasswordAftermath;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.recovery.ResetPassword;
import ostiary.core.recovery.ResetSecrets;
import ostiary.core.throttle.MailBudget;
import ostiary.core.throttle.Throttle;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.ChangePasswordEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.ForgotPasswordEndpoint;
import ostiary.edge.ResetPasswordEndpoint;

/// How a password is forgotten, reset and changed.
final class RecoveryAssembly {
    private final Foundation foundation;
    private final Throttle throttle;
    private final PasswordAftermath aftermath;
    private final PasswordPolicy policy;

    RecoveryAssembly(Foundation foundation) {
        this.foundation = foundation;
        this.policy = foundation.passwordPolicy(new ZxcvbnBlocklist());
        var table = foundation.table();
        this.throttle = new Throttle(new DynamoDbAttemptStore(table));
        this.aftermath = new PasswordAftermath(
                new DynamoDbRevocationFeed(table), new DynamoDbDeviceStore(table), throttle, foundation.mailer());
    }

    Map<Route, Endpoint> routes() {
        var steps = steps();
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(
                RecoveryApi.FORGOT,
                BodyEndpoint.json(RecoveryApi.FORGOT, new ForgotPasswordEndpoint(steps.request())),
                RecoveryApi.RESET,
                BodyEndpoint.json(RecoveryApi.RESET, new ResetPasswordEndpoint(steps.reset(), steps.secrets())),
                RecoveryApi.CHANGE,
                own.apply(BodyEndpoint.json(RecoveryApi.CHANGE, new ChangePasswordEndpoint(changePassword()))));
    }

    /// The steps of a reset, wherever its forms come from.
    record Steps(RequestPasswordReset request, ResetPassword reset, ResetSecrets secrets) {}

    Steps steps() {
        var platform = foundation.platform();
        var table = foundation.table();
        var users = new DynamoDbUserStore(table);
        var resets = new DynamoDbPasswordResetStore(table);
        var secrets = new ResetSecrets(foundation.codeKeys(), foundation.random());
        var request = new RequestPasswordReset(
                users,
                resets,
                secrets,
                PasswordHomes.of(foundation.config().source()),
                link -> foundation.link(RecoveryPagesApi.RESET_PAGE, link),
                throttle,
                new MailBudget(foundation.config().mailsPerHour(), foundation.random()),
                foundation.mailer(),
                platform.auditLog(),
                platform.clock());
        var reset = new ResetPassword(
                users,
                new DynamoDbUserStatusStore(table),
                resets,
                policy,
                foundation.passwords(),
                aftermath,
                new AddressAssembly(foundation).wayBackAftermath(),
                throttle,
                platform.auditLog(),
                platform.clock());
        return new Steps(request, reset, secrets);
    }

    ChangePassword changePassword() {
        var table = foundation.table();
        return new ChangePassword(
                new DynamoDbUserStore(table),
                new DynamoDbUserStatusStore(table),
                new DynamoDbSessionStore(table),
                new DynamoDbPasswordStore(table),
                policy,
                foundation.passwords(),
                aftermath,
                throttle,
                foundation.platform().auditLog(),
                foundation.platform().clock());
    }
}

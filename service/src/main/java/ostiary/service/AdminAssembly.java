package ostiary.service;

import java.util.Map;
import java.util.function.UnaryOperator;
import ostiary.adapters.dynamodb.DynamoDbAdminStore;
import ostiary.adapters.dynamodb.DynamoDbDeviceStore;
import ostiary.adapters.dynamodb.DynamoDbFactorStore;
import ostiary.adapters.dynamodb.DynamoDbPasskeyStore;
import ostiary.adapters.dynamodb.DynamoDbRevocationFeed;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserSearch;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.dynamodb.Table;
import ostiary.blueprint.Access;
import ostiary.blueprint.Api;
import ostiary.blueprint.Route;
import ostiary.core.admin.ActOnUser;
import ostiary.core.admin.AdminAftermath;
import ostiary.core.admin.AdmitOperator;
import ostiary.core.admin.FindTarget;
import ostiary.core.admin.ShowUser;
import ostiary.core.factor.FactorNotices;
import ostiary.core.search.SearchUsers;
import ostiary.edge.AdminAnswers;
import ostiary.edge.AdminEndpoints;
import ostiary.edge.Authorized;
import ostiary.edge.DirectAdminEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.UserSearchAnswers;

/// Assembles what operators do to the accounts of others.
final class AdminAssembly {
    private final Foundation foundation;

    AdminAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var table = foundation.table();
        var check = foundation.checkAccess();
        UnaryOperator<Endpoint> authorized =
                endpoint -> new Authorized(new Access.Bearer(Api.ADMIN_SCOPE), check, endpoint);
        var admit = new AdmitOperator(
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table),
                foundation.platform().clock());
        return new AdminEndpoints(answers(), search()).routes(authorized, admit);
    }

    /// For callers whom IAM has let in, and no HTTP request.
    Endpoint direct() {
        return new DirectAdminEndpoint(answers(), search());
    }

    /// In the copy, where a team has asked for one.
    private UserSearchAnswers search() {
        var platform = foundation.platform();
        return new UserSearchAnswers(foundation
                .config()
                .searchTable()
                .map(name -> new SearchUsers(
                        new DynamoDbUserSearch(new Table(platform.dynamoDb(), name, platform.clock())),
                        platform.auditLog())));
    }

    private AdminAnswers answers() {
        var table = foundation.table();
        var platform = foundation.platform();
        var statuses = new DynamoDbUserStatusStore(table);
        var factors = new DynamoDbFactorStore(table);
        var passkeys = new DynamoDbPasskeyStore(table);
        var records = new DynamoDbAdminStore(table);
        var targets = new FindTarget(new DynamoDbUserStore(table), statuses);
        var aftermath = new AdminAftermath(
                statuses,
                new DynamoDbDeviceStore(table),
                new DynamoDbRevocationFeed(table),
                new FactorNotices(new RareMailer(foundation::mailer), platform.auditLog()),
                platform.auditLog(),
                platform.clock());
        return new AdminAnswers(
                targets,
                new ShowUser(
                        targets,
                        factors,
                        passkeys,
                        new SessionAssembly(foundation).listSessions(),
                        platform.auditLog()),
                new ActOnUser(targets, records, factors, passkeys, aftermath, platform.clock()),
                records);
    }
}

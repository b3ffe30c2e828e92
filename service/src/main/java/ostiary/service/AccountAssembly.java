package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbClientStore;
import ostiary.adapters.dynamodb.DynamoDbSessionStore;
import ostiary.adapters.dynamodb.DynamoDbUserStatusStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.blueprint.AccountApi;
import ostiary.blueprint.OAuthApi;
import ostiary.blueprint.Route;
import ostiary.core.oauth.ReadUserInfo;
import ostiary.core.user.EditProfile;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.EditProfileEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.MeEndpoint;
import ostiary.edge.TokenOrigins;
import ostiary.edge.UserInfoEndpoint;

/// Assembles the routes by which users read their own accounts.
final class AccountAssembly {
    private final Foundation foundation;

    AccountAssembly(Foundation foundation) {
        this.foundation = foundation;
    }

    Map<Route, Endpoint> routes() {
        var table = foundation.table();
        var users = new DynamoDbUserStore(table);
        var access = new AccessAssembly(foundation);
        var endpoint = new UserInfoEndpoint(new ReadUserInfo(
                access.verifier(),
                foundation.revocations(),
                new DynamoDbSessionStore(table),
                new DynamoDbUserStatusStore(table),
                users,
                foundation.platform().clock()));
        var userInfo = new TokenOrigins(endpoint, new DynamoDbClientStore(table));
        var own = access.ownAccount();
        var edit = new EditProfile(users, foundation.platform().clock());
        return Map.of(
                AccountApi.ME,
                own.apply(new MeEndpoint(users)),
                AccountApi.EDIT,
                own.apply(BodyEndpoint.mergePatch(AccountApi.EDIT, new EditProfileEndpoint(edit))),
                OAuthApi.USER_INFO,
                userInfo,
                OAuthApi.USER_INFO_BY_FORM,
                userInfo);
    }
}

package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.totp.QrPicture;
import ostiary.blueprint.AccountPagesApi;
import ostiary.blueprint.Route;
import ostiary.core.oauth.Authorize;
import ostiary.edge.AccountVisits;
import ostiary.edge.ChangePasswordPageEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.FactorPages;
import ostiary.edge.FactorsPageEndpoint;
import ostiary.edge.PageAnswers;
import ostiary.edge.PageForm;
import ostiary.edge.PasskeysPageEndpoint;
import ostiary.edge.UserAddresses;

/// Assembles the pages on which users change what they sign in with.
record OwnSignInAssembly(Foundation foundation, AccountVisits visits, Authorize authorize, PageAnswers pages) {
    /// @param isHere whether passwords are of our accounts
    /// @param hasPasskeys whether pages offer passkeys
    Map<Route, Endpoint> routes(boolean isHere, boolean hasPasskeys) {
        var password = new ChangePasswordPageEndpoint(
                visits,
                new UserAddresses(new DynamoDbUserStore(foundation.table())),
                new RecoveryAssembly(foundation).changePassword(),
                isHere);
        var factors = factors();
        var passkeys = new PasskeysPageEndpoint(
                visits, new FactorAssembly(foundation).list(), new PasskeyAssembly(foundation).forms(), hasPasskeys);
        return Map.of(
                AccountPagesApi.PASSWORD,
                password,
                AccountPagesApi.CHANGE_PASSWORD,
                new PageForm(AccountPagesApi.CHANGE_PASSWORD, authorize, pages, password),
                AccountPagesApi.FACTORS,
                factors,
                AccountPagesApi.CHANGE_FACTORS,
                new PageForm(AccountPagesApi.CHANGE_FACTORS, authorize, pages, factors),
                AccountPagesApi.PASSKEYS,
                passkeys,
                AccountPagesApi.CHANGE_PASSKEYS,
                new PageForm(AccountPagesApi.CHANGE_PASSKEYS, authorize, pages, passkeys));
    }

    private FactorsPageEndpoint factors() {
        var assembly = new FactorAssembly(foundation);
        var shown = new FactorPages(visits, foundation.config().theme().product(), new QrPicture());
        return new FactorsPageEndpoint(visits, assembly.list(), shown, assembly.forms());
    }
}

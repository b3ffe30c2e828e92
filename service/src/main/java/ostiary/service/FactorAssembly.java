package ostiary.service;

import java.util.Map;
import ostiary.adapters.dynamodb.DynamoDbAttemptStore;
import ostiary.adapters.dynamodb.DynamoDbFactorStore;
import ostiary.adapters.dynamodb.DynamoDbPasskeyStore;
import ostiary.adapters.dynamodb.DynamoDbUserStore;
import ostiary.adapters.totp.OtpCodes;
import ostiary.adapters.totp.QrPicture;
import ostiary.blueprint.FactorApi;
import ostiary.blueprint.Route;
import ostiary.core.factor.AddAuthenticator;
import ostiary.core.factor.FactorChanges;
import ostiary.core.factor.FactorNotices;
import ostiary.core.factor.FactorStore;
import ostiary.core.factor.ListFactors;
import ostiary.core.factor.ProveFactor;
import ostiary.core.factor.RemoveAuthenticator;
import ostiary.core.factor.RenewRecoveryCodes;
import ostiary.core.factor.SecretSealing;
import ostiary.core.factor.StepUps;
import ostiary.core.login.OwnFactorVerifier;
import ostiary.core.throttle.Throttle;
import ostiary.core.user.PasswordHome;
import ostiary.edge.AddAuthenticatorEndpoint;
import ostiary.edge.BodyEndpoint;
import ostiary.edge.ConfirmAuthenticatorEndpoint;
import ostiary.edge.Endpoint;
import ostiary.edge.FactorAnswer;
import ostiary.edge.FactorForms;
import ostiary.edge.ListFactorsEndpoint;
import ostiary.edge.RemoveFactorEndpoint;
import ostiary.edge.RenewRecoveryCodesEndpoint;

/// Assembles the second factors of the service's own.
final class FactorAssembly {
    private final Foundation foundation;
    private final FactorStore store;
    private final SecretSealing sealing;
    private final FactorNotices notices;

    FactorAssembly(Foundation foundation) {
        this.foundation = foundation;
        this.store = new DynamoDbFactorStore(foundation.table());
        this.sealing = new SecretSealing(foundation.sealingKeys(), foundation.random());
        this.notices = new FactorNotices(
                new RareMailer(foundation::mailer), foundation.platform().auditLog());
    }

    /// Verifies what a login asks for beside the password.
    OwnFactorVerifier verifier() {
        return new OwnFactorVerifier(
                new DynamoDbUserStore(foundation.table()),
                prove(),
                foundation.platform().clock());
    }

    /// Proves a factor by a code.
    ProveFactor prove() {
        return new ProveFactor(
                store, sealing, new OtpCodes(), notices, foundation.platform().auditLog());
    }

    /// The routes by which users manage their own.
    Map<Route, Endpoint> routes() {
        var forms = forms();
        var answer = new FactorAnswer(foundation.config().theme().product(), new QrPicture());
        var own = new AccessAssembly(foundation).ownAccount();
        return Map.of(
                FactorApi.LIST,
                own.apply(new ListFactorsEndpoint(list())),
                FactorApi.ADD_AUTHENTICATOR,
                own.apply(BodyEndpoint.json(
                        FactorApi.ADD_AUTHENTICATOR, new AddAuthenticatorEndpoint(forms.add(), answer))),
                FactorApi.CONFIRM_AUTHENTICATOR,
                own.apply(BodyEndpoint.json(
                        FactorApi.CONFIRM_AUTHENTICATOR, new ConfirmAuthenticatorEndpoint(forms.add(), answer))),
                FactorApi.REMOVE,
                own.apply(new RemoveFactorEndpoint(forms.remove(), answer)),
                FactorApi.RENEW_RECOVERY_CODES,
                own.apply(new RenewRecoveryCodesEndpoint(forms.renew(), answer)));
    }

    /// The changes that users make, by the API or on pages.
    FactorForms forms() {
        var audit = foundation.platform().auditLog();
        var clock = foundation.platform().clock();
        var changes = changes();
        var add = new AddAuthenticator(
                changes, store, sealing, new OtpCodes(), foundation.random(), notices, audit, clock);
        return new FactorForms(
                add,
                new RemoveAuthenticator(changes, store, notices, audit, clock),
                new RenewRecoveryCodes(changes, store, foundation.random(), notices, audit, clock));
    }

    ListFactors list() {
        return new ListFactors(
                new DynamoDbUserStore(foundation.table()),
                store,
                home(),
                stepUps(),
                foundation.platform().clock());
    }

    /// Judges what a change wants of a login.
    StepUps stepUps() {
        var passkeys = new DynamoDbPasskeyStore(foundation.table());
        return new StepUps(home(), user -> !passkeys.list(user).isEmpty());
    }

    private PasswordHome home() {
        return PasswordHomes.of(foundation.config().source());
    }

    FactorChanges changes() {
        var table = foundation.table();
        return new FactorChanges(
                new DynamoDbUserStore(table), home(), stepUps(), new Throttle(new DynamoDbAttemptStore(table)));
    }
}

package ostiary.edge;

import java.util.TreeSet;
import ostiary.core.consent.Consent;
import ostiary.core.export.AccountCopy;
import ostiary.core.recovery.FormerAddress;

/// A person's data, as they get it.
final class AccountCopyJson {
    private AccountCopyJson() {}

    static JsonObject of(AccountCopy copy) {
        return new JsonObject()
                .put("profile", MeEndpoint.json(copy.user()).put("roles", new TreeSet<>(copy.roles())))
                .putObjects(
                        "former_emails",
                        copy.former().stream().map(AccountCopyJson::former).toList())
                .putObjects(
                        "factors",
                        copy.factors().authenticators().stream()
                                .map(ListFactorsEndpoint::json)
                                .toList())
                .put("recovery_codes_left", copy.factors().recoveryCodes())
                .putObjects(
                        "passkeys",
                        copy.passkeys().stream().map(PasskeyAnswer::json).toList())
                .putObjects(
                        "sessions",
                        copy.sessions().stream().map(ListSessionsEndpoint::json).toList())
                .putObjects(
                        "apps",
                        copy.consents().stream().map(AccountCopyJson::app).toList());
    }

    private static JsonObject former(FormerAddress former) {
        return new JsonObject()
                .put("email", former.address().value())
                .put("until", former.until().toString());
    }

    private static JsonObject app(Consent consent) {
        var json = new JsonObject()
                .put("client_id", consent.clientId())
                .put("scopes", new TreeSet<>(consent.scopes()))
                .put("agreed_at", consent.agreedAt().toString());
        consent.withdrawal()
                .ifPresent(taken -> json.put("withdrawn_at", taken.at().toString()));
        return json;
    }
}

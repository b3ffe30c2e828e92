package ostiary.adapters.dynamodb;

import java.util.Map;
import ostiary.blueprint.TableShape;
import ostiary.core.login.Factor;
import ostiary.core.login.FactorChallenge;
import ostiary.core.login.FactorChallenge.Issuer;
import ostiary.core.login.PendingLogin;
import ostiary.core.token.Sha256;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a login that waits for an answer, with the challenge's hash as its key.
final class ChallengeItem {
    private ChallengeItem() {}

    static Map<String, AttributeValue> key(Sha256 challenge) {
        return Table.key(TableShape.CODE + challenge.value(), "CHALLENGE");
    }

    static Item write(Sha256 challenge, PendingLogin login) {
        return Item.of(key(challenge))
                .put("issuer", login.challenge().issuer().name())
                .put("factor", login.challenge().factor().name())
                .put("source_username", login.challenge().username())
                .put("source_session", login.challenge().state())
                .put("username", login.username())
                .put("client_id", login.clientId())
                .put("proven", login.proven())
                .put("tries_left", Integer.toString(login.triesLeft()))
                .put("valid_until", login.expiresAt())
                .expiresAt(login.expiresAt());
    }

    static PendingLogin read(Item item) {
        return new PendingLogin(
                new FactorChallenge(
                        // A version before this one stored none: it knew of no other.
                        item.find("issuer").map(Issuer::valueOf).orElse(Issuer.SOURCE),
                        Factor.valueOf(item.string("factor")),
                        item.string("source_username"),
                        item.string("source_session")),
                item.string("username"),
                item.string("client_id"),
                item.list("proven"),
                Integer.parseInt(item.string("tries_left")),
                item.instant("valid_until"));
    }
}

package ostiary.adapters.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import ostiary.blueprint.LoginAttributes;
import ostiary.blueprint.TableShape;
import ostiary.core.user.Credential;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a login: one per address.
public final class LoginItem {
    public static final String SORT = "LOGIN";
    static final String PASSWORD_HASH = "password_hash";
    /// The `sub` of the login's user at another identity source.
    static final String SOURCE_ID = "source_id";
    static final String DISABLED = "disabled";
    /// The value of [#DISABLED]; any other shuts out, too.
    static final String YES = "yes";
    /// While an import is taken back; see [TakeBackMark].
    static final String TAKING_BACK = "taking_back";

    /// How many second factors its user has confirmed here; without one there is none.
    static final String FACTORS = "factors";

    /// From when on the account is gone.
    static final String DELETES_AT = LoginAttributes.DELETES_AT;

    private static final String ROLES = "roles";
    /// Attributes that not every login has.
    static final List<String> NOT_ALWAYS = List.of(SOURCE_ID, DISABLED, TAKING_BACK, ROLES, FACTORS, DELETES_AT);

    private LoginItem() {}

    public static Map<String, AttributeValue> key(EmailAddress email) {
        return Table.key(TableShape.LOGIN + email.value(), SORT);
    }

    public static Item write(Credential credential) {
        return Item.of(key(credential.email()))
                .put("user_id", credential.userId().toString())
                .put(PASSWORD_HASH, credential.passwordHash().text())
                .put(DISABLED, credential.disabled() ? Optional.of(YES) : Optional.empty())
                .put(ROLES, credential.roles())
                .putCount(FACTORS, credential.factors());
    }

    public static Credential read(Item item) {
        return new Credential(
                new UserId(UUID.fromString(item.string("user_id"))),
                new EmailAddress(item.partition().substring(TableShape.LOGIN.length())),
                new SealedHash(item.string(PASSWORD_HASH)),
                item.has(DISABLED),
                item.set(ROLES),
                item.has(FACTORS) ? item.count(FACTORS) : 0,
                item.has(DELETES_AT));
    }
}

package ostiary.adapters.dynamodb;

import java.util.Map;
import java.util.UUID;
import ostiary.blueprint.TableShape;
import ostiary.core.signup.CodeHash;
import ostiary.core.signup.PendingSignUp;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.SealedHash;
import ostiary.core.user.UserId;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a pending sign-up, with its address and code as the key.
final class SignUpItem {
    private SignUpItem() {}

    static Map<String, AttributeValue> key(EmailAddress email, CodeHash code) {
        return Table.key(TableShape.SIGN_UP + email.value(), "CODE#" + code.value());
    }

    static Item write(CodeHash code, PendingSignUp signUp) {
        return Item.of(key(signUp.email(), code))
                .put("user_id", signUp.userId().toString())
                .put("name", signUp.name())
                .put("password_hash", signUp.passwordHash().text())
                .put("valid_until", signUp.expiresAt())
                .expiresAt(signUp.expiresAt());
    }

    static PendingSignUp read(Item item) {
        return new PendingSignUp(
                new UserId(UUID.fromString(item.string("user_id"))),
                new EmailAddress(item.partition().substring(TableShape.SIGN_UP.length())),
                item.find("name"),
                new SealedHash(item.string("password_hash")),
                item.instant("valid_until"));
    }
}

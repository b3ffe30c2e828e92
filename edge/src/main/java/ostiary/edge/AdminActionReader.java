package ostiary.edge;

import java.util.Optional;
import ostiary.core.admin.AdminAction;
import ostiary.core.admin.AdminAction.Kind;
import ostiary.core.admin.RoleNames;
import ostiary.core.factor.FactorId;
import ostiary.core.passkey.PasskeyId;

/// Reads which action is asked for, with what belongs to it and nothing else.
final class AdminActionReader {
    private AdminActionReader() {}

    /// An action, or the field at fault.
    sealed interface Reading {
        record Read(AdminAction action) implements Reading {}

        record Flawed(String field, String flaw) implements Reading {}
    }

    static Reading read(FieldValues fields) {
        var kind = fields.find("action").flatMap(Kind::of);
        if (kind.isEmpty()) {
            return new Reading.Flawed("action", "is none of the actions");
        }
        for (var other : Kind.values()) {
            var detail = other.detailName().filter(name -> fields.find(name).isPresent());
            if (other != kind.get() && detail.isPresent()) {
                return new Reading.Flawed(detail.get(), "belongs to " + other.text());
            }
        }
        return switch (kind.get()) {
            case SET_ROLES -> roles(fields.find("roles"));
            case REMOVE_FACTOR -> factor(fields.find("factor"));
            case REMOVE_PASSKEY -> passkey(fields.find("passkey"));
            case DISABLE, ENABLE, END_SESSIONS, REQUIRE_RESET, UNLOCK -> new Reading.Read(AdminAction.of(kind.get()));
        };
    }

    private static Reading roles(Optional<String> text) {
        return text.flatMap(RoleNames::parse)
                .<Reading>map(roles -> new Reading.Read(AdminAction.setRoles(roles)))
                .orElseGet(() -> new Reading.Flawed(
                        "roles",
                        "has at most " + RoleNames.MOST
                                + " roles of 64 visible ASCII characters, with blanks between"));
    }

    private static Reading passkey(Optional<String> text) {
        return text.flatMap(PasskeyId::parse)
                .<Reading>map(id -> new Reading.Read(AdminAction.removePasskey(id)))
                .orElseGet(() -> new Reading.Flawed("passkey", "is no id of a passkey"));
    }

    private static Reading factor(Optional<String> text) {
        return text.flatMap(PathUuid::of)
                .<Reading>map(id -> new Reading.Read(AdminAction.removeFactor(new FactorId(id))))
                .orElseGet(() -> new Reading.Flawed("factor", "is no id of a factor"));
    }
}

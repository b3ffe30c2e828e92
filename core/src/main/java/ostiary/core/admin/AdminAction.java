package ostiary.core.admin;

import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import ostiary.core.factor.FactorId;
import ostiary.core.passkey.PasskeyId;

/// An action of an operator on a user's account. None sees or sets a password.
///
/// @param kind its name
/// @param detail which roles, with blanks between, which factor or which passkey; of the others empty
public record AdminAction(Kind kind, Optional<String> detail) {
    /// The kinds of action.
    public enum Kind {
        /// No login, no refresh, and no access token within seconds. Sessions stay.
        DISABLE,
        /// The user is let in again, and sessions go on.
        ENABLE,
        /// The user is logged out everywhere.
        END_SESSIONS,
        /// The password is void, and all sessions are over: until the user has reset it, no password lets them in.
        REQUIRE_RESET,
        /// One second factor is gone.
        REMOVE_FACTOR,
        /// One passkey is gone. Sessions that it began go on.
        REMOVE_PASSKEY,
        /// The user has these roles, and no others.
        SET_ROLES,
        /// Guesses of the user's password and codes count no more: not those of these minutes, nor the wrong codes in a
        /// row after which no authenticator lets in.
        UNLOCK;

        /// The name in the API, such as `end_sessions`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// The name in the API of what belongs to it and to no other; empty where nothing does.
        public Optional<String> detailName() {
            return switch (this) {
                case SET_ROLES -> Optional.of("roles");
                case REMOVE_FACTOR -> Optional.of("factor");
                case REMOVE_PASSKEY -> Optional.of("passkey");
                case DISABLE, ENABLE, END_SESSIONS, REQUIRE_RESET, UNLOCK -> Optional.empty();
            };
        }

        /// The kind of a name in the API.
        public static Optional<Kind> of(String text) {
            for (var kind : values()) {
                if (kind.text().equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /// An action that needs no more to be said.
    public static AdminAction of(Kind kind) {
        return new AdminAction(kind, Optional.empty());
    }

    public static AdminAction removeFactor(FactorId factor) {
        return new AdminAction(Kind.REMOVE_FACTOR, Optional.of(factor.toString()));
    }

    public static AdminAction removePasskey(PasskeyId passkey) {
        return new AdminAction(Kind.REMOVE_PASSKEY, Optional.of(passkey.value()));
    }

    public static AdminAction setRoles(Set<String> roles) {
        return new AdminAction(Kind.SET_ROLES, Optional.of(String.join(" ", new TreeSet<>(roles))));
    }

    /// The factor to remove.
    ///
    /// @throws NoSuchElementException if it is another action
    public FactorId factor() {
        return new FactorId(UUID.fromString(detail.orElseThrow()));
    }

    /// The passkey to remove.
    ///
    /// @throws NoSuchElementException if it is another action
    public PasskeyId passkey() {
        return PasskeyId.parse(detail.orElseThrow()).orElseThrow();
    }

    /// The name of the detail in the API; empty where there is none.
    public Optional<String> detailName() {
        return kind.detailName();
    }

    /// The roles to have; empty for none.
    ///
    /// @throws NoSuchElementException if it is another action
    public Set<String> roles() {
        var text = detail.orElseThrow();
        return text.isEmpty() ? Set.of() : Set.of(text.split(" ", -1));
    }
}

package ostiary.adapters.dynamodb;

import static ostiary.blueprint.UserAttributes.DELETES_AT;
import static ostiary.blueprint.UserAttributes.DISABLED;
import static ostiary.blueprint.UserAttributes.KEPT_SESSION;
import static ostiary.blueprint.UserAttributes.NAME;
import static ostiary.blueprint.UserAttributes.NOT_BEFORE;
import static ostiary.blueprint.UserAttributes.PROFILE;
import static ostiary.blueprint.UserAttributes.ROLES;
import static ostiary.blueprint.UserAttributes.UNTOUCHED;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ostiary.blueprint.TableShape;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.Profile;
import ostiary.core.user.ProfileClaim;
import ostiary.core.user.ToldClaims;
import ostiary.core.user.User;
import ostiary.core.user.UserId;
import ostiary.core.user.UserStatus;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The item of a user.
public final class UserItem {
    /// The end of an update that changes anything of what others are told of a user: each such change has the next
    /// number, so that a copy elsewhere knows which of two is newer. Needs [#ONE] as `:one`.
    static final String NEW_VERSION = " ADD version :one";

    static final AttributeValue ONE = AttributeValue.fromN("1");

    static final String SORT = "USER";

    private UserItem() {}

    public static Map<String, AttributeValue> key(UserId id) {
        return Table.key(TableShape.USER + id, SORT);
    }

    public static Item write(User user) {
        return Item.of(key(user.id()))
                .put("email", user.email().value())
                .put(NAME, user.name())
                .put(PROFILE, texts(user.profile()))
                .put("created_at", user.createdAt());
    }

    /// The item of a user whom an import makes: until the first login the import can be taken back.
    public static Item untouched(User user) {
        return write(user).put(UNTOUCHED, "yes");
    }

    static boolean isUntouched(Item item) {
        return item.has(UNTOUCHED);
    }

    static User read(Item item) {
        return new User(
                new UserId(UUID.fromString(item.partition().substring(TableShape.USER.length()))),
                new EmailAddress(item.string("email")),
                item.find(NAME),
                item.instant("created_at"),
                profile(item.texts(PROFILE)));
    }

    static Map<String, String> texts(Profile profile) {
        return profile.values().entrySet().stream()
                .collect(Collectors.toMap(value -> value.getKey().text(), Map.Entry::getValue));
    }

    private static Profile profile(Map<String, String> texts) {
        var values = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        texts.forEach((name, value) -> ProfileClaim.of(name).ifPresent(claim -> values.put(claim, value)));
        return Profile.read(values).profile();
    }

    /// The session that is kept, with the instant from which on the others are over: at another instant it
    /// means nothing. So a version that does not know of it keeps none by a logout everywhere.
    static String kept(UUID session, Instant notBefore) {
        return session + " " + notBefore.toEpochMilli();
    }

    static Optional<UUID> kept(Item item) {
        var session = item.find(KEPT_SESSION)
                .map(text -> text.substring(0, text.indexOf(' ')))
                .map(UUID::fromString);
        return session.filter(id -> item.findInstant(NOT_BEFORE)
                .filter(then -> item.find(KEPT_SESSION).equals(Optional.of(kept(id, then))))
                .isPresent());
    }

    /// A user is disabled if the attribute is there, whatever its value.
    ///
    /// @param told the claims that access tokens tell
    static UserStatus readStatus(Item item, List<String> told) {
        return new UserStatus(
                item.findInstant(NOT_BEFORE),
                kept(item),
                item.has(DISABLED),
                item.findList(ROLES).map(Set::copyOf),
                isUntouched(item),
                item.findInstant(DELETES_AT),
                ToldClaims.of(told, item.find(NAME), profile(item.texts(PROFILE))));
    }
}

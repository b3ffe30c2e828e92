package ostiary.blueprint;

import java.util.Set;

/// The attributes of a user's item that say what holds for the user now.
public final class UserAttributes {
    public static final String NOT_BEFORE = "not_before";
    public static final String KEPT_SESSION = "kept_session";
    public static final String DISABLED = "disabled";
    public static final String ROLES = "roles";
    public static final String UNTOUCHED = "untouched";
    /// From when on the account is gone, whether or not its items are removed yet.
    public static final String DELETES_AT = "deletes_at";
    /// Whether all has been told that follows a request for deletion.
    public static final String DELETION_TOLD = "deletion_told";
    /// Whether the deletion can't be taken back any more.
    public static final String DELETION_FINAL = "deletion_final";
    /// The deletion that was taken back since other services refused it, until its user is told.
    public static final String DELETION_REFUSED = "deletion_refused";
    /// Of the item of a user's devices.
    public static final String DEVICES_VOID_BEFORE = "void_before";

    public static final String DEVICE_MISSES = "misses";
    /// How many there are.
    public static final String PASSKEYS = "passkeys";

    /// How often anything of it was changed that others are told.
    public static final String VERSION = "version";

    public static final String PASSWORD_CHANGED_AT = "password_changed_at";

    public static final String EMAIL = "email";
    public static final String NAME = "name";
    public static final String PROFILE = "profile";

    /// The attributes of a user that a refresh reads: neither name nor address.
    public static final Set<String> OF_THE_STATUS = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            NOT_BEFORE,
            KEPT_SESSION,
            DISABLED,
            ROLES,
            UNTOUCHED,
            DELETES_AT);

    /// The same where access tokens tell of the user: [Setting#TOKEN_CLAIMS].
    public static final Set<String> OF_THE_STATUS_AND_PROFILE = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            NOT_BEFORE,
            KEPT_SESSION,
            DISABLED,
            ROLES,
            UNTOUCHED,
            DELETES_AT,
            NAME,
            PROFILE);

    /// The attributes that a logout everywhere reads and writes.
    public static final Set<String> OF_A_LOGOUT_EVERYWHERE =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NOT_BEFORE, KEPT_SESSION, VERSION);

    /// The attributes that are read and written where a user edits their profile: neither address nor roles.
    public static final Set<String> OF_A_PROFILE =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NAME, PROFILE, DISABLED, VERSION);

    /// The attributes that operators' actions read and write.
    public static final Set<String> OF_AN_OPERATOR = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            NOT_BEFORE,
            KEPT_SESSION,
            DISABLED,
            ROLES,
            DEVICES_VOID_BEFORE,
            DEVICE_MISSES,
            PASSKEYS,
            VERSION);

    /// The attributes that are read and written where another password or address is set, or the account will be
    /// deleted or is kept: sessions end, and devices are forgotten.
    public static final Set<String> OF_ANOTHER_LOGIN = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            TableShape.TIME_TO_LIVE,
            EMAIL,
            NOT_BEFORE,
            KEPT_SESSION,
            DISABLED,
            DELETES_AT,
            DELETION_TOLD,
            DELETION_FINAL,
            DELETION_REFUSED,
            DEVICES_VOID_BEFORE,
            DEVICE_MISSES,
            PASSKEYS,
            PASSWORD_CHANGED_AT,
            VERSION);

    /// The attributes that are read and written where a deletion becomes final, or is taken back for other services.
    public static final Set<String> OF_A_SAGA = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            TableShape.TIME_TO_LIVE,
            NOT_BEFORE,
            KEPT_SESSION,
            DELETES_AT,
            DELETION_TOLD,
            DELETION_FINAL,
            DELETION_REFUSED,
            VERSION);

    private UserAttributes() {}
}

package ostiary.blueprint;

import java.util.Set;

/// The attributes of a user's item that say what holds for the user now.
public final class UserAttributes {
    public static final String NOT_BEFORE = "not_before";
    public static final String DISABLED = "disabled";
    public static final String ROLES = "roles";
    public static final String UNTOUCHED = "untouched";
    public static final String NAME = "name";
    public static final String PROFILE = "profile";

    /// The attributes of a user that a refresh reads: neither name nor address.
    public static final Set<String> OF_THE_STATUS =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NOT_BEFORE, DISABLED, ROLES, UNTOUCHED);

    /// The same where access tokens tell of the user: [Setting#TOKEN_CLAIMS].
    public static final Set<String> OF_THE_STATUS_AND_PROFILE = Set.of(
            TableShape.PARTITION_KEY, TableShape.SORT_KEY, NOT_BEFORE, DISABLED, ROLES, UNTOUCHED, NAME, PROFILE);

    /// The attributes that a logout everywhere reads and writes.
    public static final Set<String> OF_A_LOGOUT_EVERYWHERE =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NOT_BEFORE);

    private UserAttributes() {}
}

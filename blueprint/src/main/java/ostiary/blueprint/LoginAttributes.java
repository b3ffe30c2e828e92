package ostiary.blueprint;

import java.util.Set;

/// The attributes of a login's item.
public final class LoginAttributes {
    public static final String USER_ID = "user_id";
    public static final String PASSWORD_HASH = "password_hash";
    public static final String DISABLED = "disabled";

    /// The attributes that are read and written where another password is set.
    public static final Set<String> OF_ANOTHER_PASSWORD =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, USER_ID, PASSWORD_HASH, DISABLED);

    private LoginAttributes() {}
}

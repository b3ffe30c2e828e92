package ostiary.blueprint;

import java.util.Set;

/// The attributes of a login's item.
public final class LoginAttributes {
    public static final String USER_ID = "user_id";
    public static final String PASSWORD_HASH = "password_hash";
    public static final String DISABLED = "disabled";
    public static final String FACTORS = "factors";
    /// From when on the account is gone, whether or not its items are removed yet.
    public static final String DELETES_AT = UserAttributes.DELETES_AT;
    public static final String ROLES = "roles";

    /// The attributes that are read and written where another password is set, a second factor comes or
    /// goes, or the account does.
    public static final Set<String> OF_ANOTHER_CREDENTIAL = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            TableShape.TIME_TO_LIVE,
            USER_ID,
            PASSWORD_HASH,
            DISABLED,
            FACTORS,
            DELETES_AT);

    /// The attributes that operators' actions read and write.
    public static final Set<String> OF_AN_OPERATOR = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            USER_ID,
            PASSWORD_HASH,
            DISABLED,
            FACTORS,
            ROLES,
            DELETES_AT);

    /// The attributes that are read and written where the deletion of an account is called off for other services.
    public static final Set<String> OF_A_SAGA = Set.of(
            TableShape.PARTITION_KEY,
            TableShape.SORT_KEY,
            TableShape.TIME_TO_LIVE,
            USER_ID,
            PASSWORD_HASH,
            FACTORS,
            DELETES_AT);

    private LoginAttributes() {}
}

package ostiary.blueprint;

import java.util.Set;

/// The attributes of a registered client's item.
public final class ClientAttributes {
    public static final String NAME = "name";
    public static final String TYPE = "type";
    public static final String SECRETS = "secrets";
    public static final String GRANTS = "grants";
    public static final String SCOPES = "scopes";
    public static final String RESOURCES = "resources";
    public static final String AUDIENCE = "audience";
    public static final String REDIRECT_URIS = "redirect_uris";
    public static final String POST_LOGOUT_URIS = "post_logout_uris";
    public static final String ORIGINS = "origins";
    public static final String PKCE = "pkce";
    public static final String PARTY = "party";
    public static final String POLICY = "policy";
    public static final String ID_TOKEN_ALGORITHM = "id_token_alg";
    public static final String CREATED_AT = "created_at";
    public static final String VERSION = "version";

    /// The attributes of a client that a list of sessions reads.
    public static final Set<String> OF_A_NAME = Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NAME, CREATED_AT);

    /// The attributes that user info reads of a client: whose pages may read its answers.
    public static final Set<String> OF_ORIGINS = Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, ORIGINS);

    /// Those of a client that may ask for no scope and no other audience, that no user can sign in to, and that
    /// learns of nobody's token.
    public static final Set<String> OF_ONE_WITHOUT_POWER =
            Set.of(TableShape.PARTITION_KEY, TableShape.SORT_KEY, NAME, SECRETS, GRANTS, CREATED_AT, VERSION);

    private ClientAttributes() {}
}

package ostiary.cdk;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import ostiary.blueprint.ClientAttributes;
import ostiary.blueprint.FactorAttributes;
import ostiary.blueprint.LoginAttributes;
import ostiary.blueprint.RevokedTokenAttributes;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.SessionAttributes;
import ostiary.blueprint.SyntheticUsers;
import ostiary.blueprint.TableShape;
import ostiary.blueprint.UserAttributes;

/// The permissions of each function on the table; no function reaches items that it does not use. A transaction needs
/// the permissions of its parts (DynamoDB Developer Guide, "Using IAM with transactions").
final class TableGrants {
    private static final String GET = "dynamodb:GetItem";
    private static final String GET_MANY = "dynamodb:BatchGetItem";
    private static final String QUERY = "dynamodb:Query";
    private static final String PUT = "dynamodb:PutItem";
    private static final String UPDATE = "dynamodb:UpdateItem";
    private static final String DELETE = "dynamodb:DeleteItem";

    private static final String USERS = TableShape.USER + "*";
    private static final String SESSIONS = TableShape.SESSIONS + "*";
    private static final String FACTORS = TableShape.FACTORS + "*";
    private static final String CONSENTS = TableShape.CONSENTS + "*";
    private static final String LOGINS = TableShape.LOGIN + "*";
    private static final String ATTEMPTS = TableShape.THROTTLE + "*";
    private static final String SIGN_UPS = TableShape.SIGN_UP + "*";
    private static final String SOURCES = TableShape.SOURCE + "*";
    private static final String CLIENTS = TableShape.CLIENT + "*";
    private static final String REVOKED_TOKENS = TableShape.REVOKED_TOKENS + "*";
    private static final String RESETS = TableShape.RESET + "*";
    private static final String ADMIN_LOG = TableShape.ADMIN_LOG + "*";
    private static final String ADDRESSES = TableShape.ADDRESS + "*";
    private static final String FORMER = TableShape.FORMER + "*";
    private static final String CODES = TableShape.CODE + "*";
    private static final String KEEPS = TableShape.KEEP + "*";

    private static final TableGrant PUBLISH = TableGrant.of(List.of(PUT), TableShape.REVOCATIONS);
    private static final TableGrant READ_REVOCATIONS = TableGrant.of(List.of(QUERY), TableShape.REVOCATIONS);
    private static final TableGrant READ_KEYS = TableGrant.of(List.of(GET), TableShape.PUBLIC_KEYS);
    private static final TableGrant END =
            TableGrant.of(List.of(UPDATE), SESSIONS).on(SessionAttributes.OF_AN_END);
    private static final TableGrant READ_STATUS =
            TableGrant.of(List.of(GET), USERS).on(UserAttributes.OF_THE_STATUS);

    private static final TableGrant READ_STATUS_AND_PROFILE =
            TableGrant.of(List.of(GET), USERS).on(UserAttributes.OF_THE_STATUS_AND_PROFILE);

    private static final TableGrant READ_CLIENTS = TableGrant.of(List.of(GET), CLIENTS);

    /// The grant for a proof by a password, and by what is asked for beside it.
    private static final TableGrant PROVE =
            TableGrant.of(List.of(GET, GET_MANY, PUT, UPDATE), LOGINS, USERS, ATTEMPTS, SOURCES, CODES);
    /// The codes of a user's second factors, which are used up one by one.
    private static final TableGrant PROVE_FACTORS = TableGrant.of(List.of(QUERY), FACTORS);

    private static final TableGrant CHANGE_FACTORS = TableGrant.of(List.of(QUERY, PUT, DELETE), FACTORS);

    /// Of users, and of pages where a team has chosen origins for passkeys.
    static final TableGrant RENAME_PASSKEYS =
            TableGrant.of(List.of(UPDATE), FACTORS).on(FactorAttributes.OF_A_NAME);

    private static final TableGrant USE_UP = TableGrant.of(List.of(UPDATE), FACTORS)
            .on(FactorAttributes.OF_A_USE)
            .returningAll();
    /// A login that goes to another address leaves the one before.
    private static final TableGrant MOVE = TableGrant.of(List.of(DELETE), LOGINS);

    private static final TableGrant KEEP_FORMER = TableGrant.of(List.of(GET, PUT), FORMER);
    /// A challenge is consumed by deleting it.
    private static final TableGrant TAKE_CHALLENGES = TableGrant.of(List.of(DELETE), CODES);

    private static final TableGrant ROTATE = TableGrant.of(List.of(UPDATE), SESSIONS)
            .on(SessionAttributes.OF_A_REFRESH)
            .returningAll();
    /// Whether they are open.
    private static final TableGrant READ_SESSIONS =
            TableGrant.of(List.of(GET), SESSIONS).on(SessionAttributes.OF_AN_INTROSPECTION);

    private static final TableGrant READ_SESSIONS_OF_AN_EXCHANGE =
            TableGrant.of(List.of(GET), SESSIONS).on(SessionAttributes.OF_AN_EXCHANGE);

    /// The factors of an account go with it, or are kept with it.
    private static final TableGrant LET_FACTORS_GO =
            TableGrant.of(List.of(UPDATE), FACTORS).on(FactorAttributes.OF_A_DELETION);

    /// An offer to keep an account is made by whoever lets in, and taken by whoever may take marks off.
    private static final TableGrant OFFER_TO_KEEP = TableGrant.of(List.of(PUT), KEEPS);

    private TableGrants() {}

    /// Those of a function where tokens tell claims of users.
    static List<TableGrant> whereTokensTell(ServiceFunction function) {
        boolean tells = ServiceFunction.tellingClaims().contains(function);
        return of(function).stream()
                .map(grant -> tells && grant.equals(READ_STATUS) ? READ_STATUS_AND_PROFILE : grant)
                .toList();
    }

    /// The grants of a function. One table on purpose, however long: all rights are read side by side.
    static List<TableGrant> of(ServiceFunction function) {
        return switch (function) {
            case SIGNUP -> List.of(TableGrant.of(List.of(GET, PUT, UPDATE, DELETE), SIGN_UPS, LOGINS, USERS, ATTEMPTS));
            case LOGIN ->
                List.of(
                        PROVE,
                        TAKE_CHALLENGES,
                        PROVE_FACTORS,
                        USE_UP,
                        TableGrant.of(List.of(PUT, QUERY), SESSIONS),
                        OFFER_TO_KEEP,
                        END,
                        PUBLISH);
            case SECURITY ->
                List.of(
                        READ_KEYS,
                        READ_REVOCATIONS,
                        TableGrant.of(List.of(GET), LOGINS, USERS, SOURCES, KEEPS),
                        TableGrant.of(List.of(UPDATE), ATTEMPTS),
                        TableGrant.of(List.of(GET, PUT, UPDATE), RESETS, ADDRESSES),
                        MOVE,
                        TableGrant.of(List.of(UPDATE), LOGINS).on(LoginAttributes.OF_ANOTHER_CREDENTIAL),
                        TableGrant.of(List.of(PUT), LOGINS),
                        CHANGE_FACTORS,
                        RENAME_PASSKEYS,
                        KEEP_FORMER,
                        TableGrant.of(List.of(UPDATE), USERS).on(UserAttributes.OF_ANOTHER_LOGIN),
                        LET_FACTORS_GO,
                        TableGrant.of(List.of(UPDATE), KEEPS, SOURCES),
                        TableGrant.of(List.of(QUERY, DELETE), SESSIONS, CONSENTS),
                        READ_SESSIONS,
                        PUBLISH);
            // It makes no account, and changes no record that there is.
            case ADMIN ->
                List.of(
                        READ_KEYS,
                        READ_REVOCATIONS,
                        TableGrant.of(List.of(GET), LOGINS, USERS),
                        TableGrant.of(List.of(UPDATE), LOGINS).on(LoginAttributes.OF_AN_OPERATOR),
                        TableGrant.of(List.of(UPDATE), USERS).on(UserAttributes.OF_AN_OPERATOR),
                        TableGrant.of(List.of(QUERY, DELETE), FACTORS),
                        TableGrant.of(List.of(UPDATE), FACTORS).on(FactorAttributes.OF_AN_UNLOCK),
                        TableGrant.of(List.of(DELETE), ATTEMPTS),
                        TableGrant.of(List.of(QUERY, PUT), ADMIN_LOG),
                        TableGrant.of(List.of(QUERY), SESSIONS),
                        READ_SESSIONS,
                        TableGrant.of(List.of(GET), CLIENTS).on(ClientAttributes.OF_A_NAME),
                        PUBLISH);
            // A browser's session is read whole.
            case PAGES ->
                List.of(
                        PROVE,
                        TAKE_CHALLENGES,
                        CHANGE_FACTORS,
                        USE_UP,
                        LET_FACTORS_GO,
                        TableGrant.of(List.of(GET, PUT, DELETE), SIGN_UPS),
                        TableGrant.of(List.of(GET, PUT, UPDATE), RESETS, KEEPS),
                        TableGrant.of(List.of(GET, UPDATE), ADDRESSES),
                        MOVE,
                        KEEP_FORMER,
                        TableGrant.of(List.of(GET, PUT, QUERY), SESSIONS),
                        TableGrant.of(List.of(UPDATE), SESSIONS).on(SessionAttributes.OF_A_TAKE_OVER),
                        END,
                        PUBLISH,
                        READ_CLIENTS,
                        READ_KEYS,
                        TableGrant.of(List.of(GET, PUT, QUERY), CONSENTS));
            case REFRESH -> List.of(ROTATE, READ_STATUS, PUBLISH);
            case LOGOUT ->
                List.of(
                        END,
                        PUBLISH,
                        READ_KEYS,
                        READ_CLIENTS,
                        TableGrant.of(List.of(UPDATE), REVOKED_TOKENS).on(RevokedTokenAttributes.ALL));
            case TOKEN ->
                List.of(
                        READ_CLIENTS,
                        ROTATE,
                        READ_SESSIONS_OF_AN_EXCHANGE,
                        READ_STATUS,
                        PUBLISH,
                        TableGrant.of(List.of(GET), CONSENTS));
            case BACKCHANNEL ->
                List.of(
                        READ_KEYS,
                        READ_REVOCATIONS,
                        READ_CLIENTS,
                        READ_STATUS,
                        READ_SESSIONS,
                        TableGrant.of(List.of(GET), REVOKED_TOKENS));
            case SESSIONS ->
                List.of(
                        READ_KEYS,
                        READ_REVOCATIONS,
                        TableGrant.of(List.of(QUERY), SESSIONS),
                        TableGrant.of(List.of(GET), CLIENTS).on(ClientAttributes.OF_A_NAME),
                        END,
                        READ_STATUS,
                        TableGrant.of(List.of(UPDATE), USERS).on(UserAttributes.OF_A_LOGOUT_EVERYWHERE),
                        PUBLISH);
            case ACCOUNT ->
                List.of(
                        READ_KEYS,
                        READ_REVOCATIONS,
                        TableGrant.of(List.of(GET), USERS),
                        TableGrant.of(List.of(UPDATE), USERS).on(UserAttributes.OF_A_PROFILE),
                        READ_SESSIONS,
                        TableGrant.of(List.of(GET), CLIENTS).on(ClientAttributes.OF_ORIGINS));
            case AUTHORIZER -> List.of(READ_KEYS, READ_REVOCATIONS);
            case REHEARSAL -> ofARehearsal();
            case DISCOVERY -> List.of(READ_KEYS);
            // Whoever else wrote there would be believed by all who verify tokens.
            case KEYS -> List.of(TableGrant.of(List.of(GET, PUT), TableShape.PUBLIC_KEYS));
        };
    }

    /// Those of the steps of a deletion that other services take part in: they mark nobody, and change no login but in
    /// the mark that they take off.
    static List<TableGrant> ofASaga() {
        return List.of(
                TableGrant.of(List.of(GET), USERS, LOGINS, SOURCES),
                PROVE_FACTORS,
                TableGrant.of(List.of(UPDATE), USERS).on(UserAttributes.OF_A_SAGA),
                TableGrant.of(List.of(UPDATE), LOGINS).on(LoginAttributes.OF_A_SAGA),
                LET_FACTORS_GO,
                TableGrant.of(List.of(UPDATE), SOURCES));
    }

    /// A rehearsal writes and removes only partitions with the names of synthetic users: no real account is within
    /// its reach. Attempt counters don't tell whose they are, so it may remove any of them, and read none.
    private static List<TableGrant> ofARehearsal() {
        var address = SyntheticUsers.ADDRESS + "*" + SyntheticUsers.DOMAIN;
        var id = SyntheticUsers.ID + "*";
        var signUp = TableShape.SIGN_UP + address;
        var client = TableShape.CLIENT + SyntheticUsers.CLIENT + "*";
        return List.of(
                TableGrant.of(
                        List.of(QUERY, DELETE),
                        TableShape.REHEARSALS,
                        TableShape.USER + id,
                        TableShape.SESSIONS + id,
                        TableShape.LOGIN + address,
                        signUp,
                        client,
                        TableShape.REVOKED_TOKENS + SyntheticUsers.CLIENT + "*"),
                TableGrant.of(List.of(PUT), TableShape.REHEARSALS, TableShape.VERDICTS, signUp),
                TableGrant.of(List.of(PUT), client).on(ClientAttributes.OF_ONE_WITHOUT_POWER),
                TableGrant.of(List.of(UPDATE), TableShape.VERDICTS),
                TableGrant.of(List.of(DELETE), ATTEMPTS));
    }

    /// The operations under which DynamoDB's metrics count the functions' calls.
    static Set<String> operations() {
        var operations = new TreeSet<>(Set.of("TransactWriteItems"));
        for (var function : ServiceFunction.values()) {
            of(function).stream()
                    .flatMap(grant -> grant.actions().stream())
                    .forEach(action -> operations.add(action.substring("dynamodb:".length())));
        }
        return operations;
    }
}

package ostiary.functions.rehearsal;

import java.util.Locale;

/// The steps of the user, and of a client, in this order. Every function that is released has a part in it.
enum Step {
    SIGN_UP,
    CONFIRM,
    LOG_IN,
    AUTHORIZE,
    READ_PROFILE,
    REFRESH,
    AUTHORIZE_AGAIN,
    LIST_SESSIONS,
    READ_KEYS,
    MISTYPE_PASSWORD,
    ASK_AS_NO_OPERATOR,
    LOG_OUT,
    FIND_SESSION_OVER,
    GET_CLIENT_TOKEN,
    SIGN_IN_ON_A_PAGE,
    INTROSPECT,
    REVOKE,
    FIND_TOKEN_OVER;

    /// The id in logs, such as `log_in`.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

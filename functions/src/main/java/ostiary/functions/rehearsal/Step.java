package ostiary.functions.rehearsal;

import java.util.Locale;

/// The user's steps, in this order. Every function that is released has a part in it.
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
    LOG_OUT,
    FIND_SESSION_OVER;

    /// The id in logs, such as `log_in`.
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

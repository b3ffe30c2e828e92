package ostiary.core.client;

import java.util.regex.Pattern;

/// The form of a registered client's id. It can be the `sub` of a token, so it is never taken for a user's id,
/// which is a UUID (RFC 9068 §5), nor for one of the built-in clients.
public final class ClientIds {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]{2,63}");
    private static final Pattern UUID = Pattern.compile("[0-9A-Fa-f]{1,8}(-[0-9A-Fa-f]{1,4}){3}-[0-9A-Fa-f]{1,12}");

    /// The start of the ids of the service's own clients, which nobody registers.
    private static final String OWN = "ostiary-";

    private ClientIds() {}

    /// Whether a client can have this id.
    public static boolean isOne(String text) {
        return ID.matcher(text).matches() && !UUID.matcher(text).matches() && !Clients.BUILT_IN.contains(text);
    }

    /// Whether an operator can register a client by this id. By another the service goes itself.
    public static boolean isFree(String text) {
        return isOne(text) && !text.startsWith(OWN);
    }
}

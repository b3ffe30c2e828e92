package ostiary.edge;

import java.time.Duration;
import java.util.Optional;
import ostiary.blueprint.LoginApi;
import ostiary.edge.SetCookie.SameSite;

/// The token by which a device is known at its next login: in a cookie for browsers, in the JSON for whoever keeps no
/// cookies or comes from another origin.
final class DeviceCookie {
    /// The time that the key behind a token is kept at the least, twice over.
    private static final Duration KEPT = Duration.ofDays(180);

    private DeviceCookie() {}

    /// The token that a request brings; that in the JSON if there are two.
    static Optional<String> token(Request request, FieldValues members) {
        return members.find("device_token")
                .filter(text -> !text.isEmpty())
                .or(() -> request.cookie(LoginApi.DEVICE_COOKIE));
    }

    /// A cookie for logins from this site's own pages only: nothing else has a use for it.
    static SetCookie of(String token) {
        return new SetCookie(LoginApi.DEVICE_COOKIE, token, "/", Optional.of(KEPT), true, true, SameSite.STRICT);
    }
}

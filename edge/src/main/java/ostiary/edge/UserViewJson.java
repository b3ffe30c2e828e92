package ostiary.edge;

import java.util.List;
import java.util.TreeSet;
import ostiary.core.admin.UserView;
import ostiary.core.factor.Authenticator;
import ostiary.core.login.Factor;
import ostiary.core.passkey.Passkey;
import ostiary.core.session.ListSessions.Listed;

/// A user for operators: no password, no secret of a factor, no token.
final class UserViewJson {
    private UserViewJson() {}

    static JsonObject of(UserView view) {
        var user = view.target().user();
        var json = new JsonObject()
                .put("id", user.id().toString())
                .put("email", user.email().value())
                .put("created_at", user.createdAt().toString())
                .put("status", status(view))
                .put("verified", true)
                .put("roles", new TreeSet<>(view.roles()))
                .put("reset_required", view.target().isResetRequired())
                .put("password_here", view.isPasswordHere())
                .putObjects("factors", factors(view))
                .putObjects(
                        "passkeys",
                        view.passkeys().stream().map(UserViewJson::passkey).toList())
                .put("recovery_codes_left", view.factors().recoveryCodes())
                .putObjects(
                        "sessions",
                        view.sessions().stream().map(UserViewJson::session).toList())
                .put("devices", view.devices());
        user.name().ifPresent(name -> json.put("name", name));
        return json;
    }

    private static String status(UserView view) {
        return view.target().status().disabled() ? "disabled" : "enabled";
    }

    private static List<JsonObject> factors(UserView view) {
        return view.factors().authenticators().stream()
                .map(UserViewJson::factor)
                .toList();
    }

    private static JsonObject factor(Authenticator authenticator) {
        return new JsonObject()
                .put("id", authenticator.id().toString())
                .put("kind", Factor.TOTP.id())
                .put("name", authenticator.name().text())
                .put("created_at", authenticator.createdAt().toString());
    }

    private static JsonObject passkey(Passkey passkey) {
        var json = new JsonObject()
                .put("id", passkey.id().value())
                .put("name", passkey.name().text())
                .put("created_at", passkey.createdAt().toString());
        passkey.lastUsedAt().ifPresent(at -> json.put("last_used_at", at.toString()));
        return json;
    }

    private static JsonObject session(Listed listed) {
        var session = listed.snapshot().session();
        return new JsonObject()
                .put("id", session.id().toString())
                .put("client_id", session.clientId())
                .put("user_agent", session.device().userAgent())
                .put("network", session.device().network())
                .put("created_at", session.startedAt().toString())
                .put("last_used_at", listed.snapshot().lastUsedAt().toString());
    }
}

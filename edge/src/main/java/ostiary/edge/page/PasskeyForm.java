package ostiary.edge.page;

import java.util.Map;

/// A form that a script fills in with what an authenticator has signed: `challenge`, `id`, `user_handle`,
/// `client_data`, `authenticator_data`, `signature`.
///
/// @param options what the script asks the authenticator by, in JSON (WebAuthn Level 3 §5.1.9)
/// @param anew a path of ours to the same page with new options, since they are good for a short time
public record PasskeyForm(String action, Map<String, String> hidden, String options, String anew) {
    /// Checks the paths.
    public PasskeyForm {
        hidden = FormFields.inOrder(hidden);
        Target.requireOwnPath(action);
        Target.requireOwnPath(anew);
    }

    @Override
    public String toString() {
        return "PasskeyForm";
    }
}

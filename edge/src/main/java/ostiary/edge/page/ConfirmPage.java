package ostiary.edge.page;

import java.util.Map;
import java.util.Optional;

/// Asks whoever is signed in for their password once more, or a passkey: `password`.
///
/// @param clientName who asks; empty for the service's own pages
/// @param username whose password it is, to be shown
/// @param passkey another form, for whoever has a passkey
/// @param instead a path of ours for whoever doesn't confirm it
public record ConfirmPage(
        String action,
        Map<String, String> hidden,
        String clientName,
        String username,
        Optional<PasskeyForm> passkey,
        String instead,
        Optional<SignInTrouble> trouble)
        implements Page {
    /// Checks the paths.
    public ConfirmPage {
        hidden = FormFields.inOrder(hidden);
        Target.requireOwnPath(action);
        Target.requireOwnPath(instead);
    }

    @Override
    public String toString() {
        return "ConfirmPage";
    }
}

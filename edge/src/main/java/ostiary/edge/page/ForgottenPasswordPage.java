package ostiary.edge.page;

import java.util.Map;
import java.util.Optional;

/// The pages on which somebody who has forgotten a password gets another one.
public sealed interface ForgottenPasswordPage extends Page {
    /// Asks somebody who has forgotten a password for an address: `email`.
    ///
    /// @param email what the field begins with
    /// @param signIn a path of ours for whoever remembers it
    record ForgotPassword(
            String action,
            Map<String, String> hidden,
            Optional<String> email,
            String signIn,
            Optional<ForgotTrouble> trouble)
            implements ForgottenPasswordPage {
        /// Checks the paths.
        public ForgotPassword {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(signIn);
        }

        @Override
        public String toString() {
            return "ForgotPassword";
        }
    }

    /// Asks for the code that was mailed and for a new password: `code`, `new_password`.
    ///
    /// @param email where the mail went
    /// @param startOver a path of ours that begins anew, with another address or for another mail
    record ResetPassword(
            String action,
            Map<String, String> hidden,
            Optional<String> email,
            String startOver,
            Optional<ResetTrouble> trouble)
            implements ForgottenPasswordPage {
        /// Checks the paths.
        public ResetPassword {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(startOver);
        }

        @Override
        public String toString() {
            return "ResetPassword";
        }
    }

    /// Asks whoever has followed a mailed link for a new password: `new_password`.
    record ResetByLink(String action, Map<String, String> hidden, Optional<NewPasswordTrouble> trouble)
            implements ForgottenPasswordPage {
        /// Checks the action.
        public ResetByLink {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
        }

        @Override
        public String toString() {
            return "ResetByLink";
        }
    }

    /// Another password is set.
    ///
    /// @param signIn a path of ours on which to sign in with it, where it is known for which app
    record PasswordChanged(Optional<String> signIn) implements ForgottenPasswordPage {
        /// Checks the path.
        public PasswordChanged {
            signIn.ifPresent(Target::requireOwnPath);
        }

        @Override
        public String toString() {
            return "PasswordChanged";
        }
    }
}

package ostiary.edge.page;

import java.util.Map;
import java.util.Optional;

/// The pages on which a person signs out.
public sealed interface SignOutPage extends Page {
    /// Asks whether to sign out; the post does.
    ///
    /// @param clientName who asks, if it has named itself
    /// @param isLost whether the client wants the person at an address that is none of its own
    record SignOut(String action, Map<String, String> hidden, Optional<String> clientName, boolean isLost)
            implements SignOutPage {
        /// Checks the action.
        public SignOut {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
        }

        /// The page for a client that knows its addresses.
        public SignOut(String action, Map<String, String> hidden, Optional<String> clientName) {
            this(action, hidden, clientName, false);
        }

        @Override
        public String toString() {
            return "SignOut";
        }
    }

    /// Signs out without a question, by a form that sends itself.
    record SigningOut(String action, Map<String, String> hidden) implements SignOutPage {
        /// Checks the action.
        public SigningOut {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
        }

        @Override
        public String toString() {
            return "SigningOut";
        }
    }

    /// The end of a session.
    ///
    /// @param backTo a registered address that the person may go on to
    record SignedOut(Optional<String> backTo) implements SignOutPage {
        /// Checks the address.
        public SignedOut {
            backTo.ifPresent(Target::requireWebOrApp);
        }

        @Override
        public String toString() {
            return "SignedOut";
        }
    }
}

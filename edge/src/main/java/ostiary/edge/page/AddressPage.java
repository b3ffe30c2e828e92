package ostiary.edge.page;

import java.util.Map;
import java.util.Optional;

/// A page behind a mailed link about a user's address.
public sealed interface AddressPage extends Page permits AddressPage.Confirm, AddressPage.Restore, AddressPage.Changed {
    /// Asks for the password of the account that is to have the address: `current_password`.
    record Confirm(String action, Map<String, String> hidden, Optional<AddressTrouble> trouble) implements AddressPage {
        /// Checks the action.
        public Confirm {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
        }

        @Override
        public String toString() {
            return "Confirm";
        }
    }

    /// Asks whether a former address is to be the account's again, and for the code of a second factor if there is one:
    /// `code`.
    ///
    /// @param asksForCode whether it does
    record Restore(
            String action, Map<String, String> hidden, boolean asksForCode, Optional<SecondFactorTrouble> trouble)
            implements AddressPage {
        /// Checks the action.
        public Restore {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
        }

        @Override
        public String toString() {
            return "Restore";
        }
    }

    /// It is done.
    ///
    /// @param isBack whether it is a former address
    record Changed(boolean isBack) implements AddressPage {}
}

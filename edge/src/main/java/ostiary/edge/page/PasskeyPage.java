package ostiary.edge.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page of a user's passkeys. None tells of itself what it holds.
public sealed interface PasskeyPage {
    /// Lists them.
    ///
    /// @param add a path of ours; empty where there are as many as there may be
    /// @param sessions a path of ours: where the user is signed in
    record Overview(List<Passkey> passkeys, Optional<String> add, String sessions) implements PasskeyPage {
        /// Checks the paths.
        public Overview {
            passkeys = List.copyOf(passkeys);
            add.ifPresent(Target::requireOwnPath);
            Target.requireOwnPath(sessions);
        }

        @Override
        public String toString() {
            return "Overview";
        }
    }

    /// A passkey.
    ///
    /// @param id what stands for it in pages
    /// @param isSynced whether it may be on several devices
    /// @param change a path of ours to another name, or its end
    record Passkey(
            String id, String name, boolean isSynced, Instant since, Optional<Instant> lastUsedAt, String change) {
        /// Checks the path.
        public Passkey {
            Target.requireOwnPath(change);
        }

        @Override
        public String toString() {
            return "Passkey";
        }
    }

    /// Asks for a name, `name`, and has a script ask an authenticator, whose answer it fills in: `challenge`,
    /// `client_data`, `attestation`, `transports`.
    ///
    /// @param options what the script asks by, in JSON (WebAuthn Level 3 §5.1.8)
    /// @param name what the field begins with; empty for a proposal
    record Add(
            String action,
            Map<String, String> hidden,
            String options,
            String name,
            String back,
            Optional<PasskeyTrouble> trouble)
            implements PasskeyPage {
        /// Checks the paths.
        public Add {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "Add";
        }
    }

    /// Asks for another name: `name`.
    ///
    /// @param name that of now
    /// @param remove a path of ours that asks whether to remove it
    record Rename(
            String action,
            Map<String, String> hidden,
            String name,
            String remove,
            String back,
            Optional<PasskeyTrouble> trouble)
            implements PasskeyPage {
        /// Checks the paths.
        public Rename {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(remove);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "Rename";
        }
    }

    /// Asks whether to remove one; the post of `remove` does.
    record Remove(String action, Map<String, String> hidden, String id, String name, String back)
            implements PasskeyPage {
        /// Checks the paths.
        public Remove {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "Remove";
        }
    }

    /// Nobody signs in with passkeys here.
    ///
    /// @param sessions a path of ours: where the user is signed in
    record NotHere(String sessions) implements PasskeyPage {
        /// Checks the path.
        public NotHere {
            Target.requireOwnPath(sessions);
        }
    }
}

package ostiary.edge.page;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A page of a user's second factors. None tells of itself what it holds: secrets, codes and names.
public sealed interface FactorPage {
    /// Lists all that a sign-in asks for beside the password.
    ///
    /// @param codesLeft how many recovery codes there are
    /// @param isLocked whether codes of the apps let nobody in until a recovery code has
    /// @param add a path of ours; empty where there are as many as there may be
    /// @param renew a path of ours for new recovery codes
    /// @param sessions a path of ours: where the user is signed in
    record Overview(
            List<App> apps, int codesLeft, boolean isLocked, Optional<String> add, String renew, String sessions)
            implements FactorPage {
        /// Checks the paths.
        public Overview {
            apps = List.copyOf(apps);
            add.ifPresent(Target::requireOwnPath);
            Target.requireOwnPath(renew);
            Target.requireOwnPath(sessions);
        }

        @Override
        public String toString() {
            return "Overview";
        }
    }

    /// An authenticator app.
    ///
    /// @param remove a path of ours that asks whether to remove it
    record App(String id, String name, Instant since, Optional<Instant> lastUsedAt, String remove) {
        /// Checks the path.
        public App {
            Target.requireOwnPath(remove);
        }

        @Override
        public String toString() {
            return "App";
        }
    }

    /// Asks for the name of an authenticator to add: `name`.
    ///
    /// @param isUnnamed whether what was typed is no name
    record Add(String action, Map<String, String> hidden, boolean isUnnamed, String back) implements FactorPage {
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

    /// Shows the secret of an authenticator, and asks for its first code: `code`.
    ///
    /// @param qr an `svg` element
    /// @param key for whoever can't scan it
    record Scan(
            String action,
            Map<String, String> hidden,
            String qr,
            String key,
            String back,
            Optional<SecondFactorTrouble> trouble)
            implements FactorPage {
        /// Checks the paths.
        public Scan {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "Scan";
        }
    }

    /// Asks whether to remove an authenticator; the post of `remove` does.
    ///
    /// @param isLast whether the password alone is enough without it
    record Remove(String action, Map<String, String> hidden, String id, String name, boolean isLast, String back)
            implements FactorPage {
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

    /// Asks whether to make new recovery codes; the post of `renew` does.
    ///
    /// @param present what stands for those of now
    record Renew(String action, Map<String, String> hidden, String present, String back) implements FactorPage {
        /// Checks the paths.
        public Renew {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "Renew";
        }
    }

    /// Shows recovery codes, once.
    ///
    /// @param next a path of ours for whoever has kept them
    record Codes(List<String> codes, String next) implements FactorPage {
        /// Checks the path.
        public Codes {
            codes = List.copyOf(codes);
            Target.requireOwnPath(next);
        }

        @Override
        public String toString() {
            return "Codes";
        }
    }

    /// Another system asks for what it asks for, and nothing of ours.
    ///
    /// @param sessions a path of ours: where the user is signed in
    record Elsewhere(String sessions) implements FactorPage {
        /// Checks the path.
        public Elsewhere {
            Target.requireOwnPath(sessions);
        }
    }
}

package ostiary.edge.page;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ostiary.core.session.Device;

/// A page of the user's own account, for whoever is signed in. None tells of itself what it holds.
public sealed interface AccountPage {
    /// The apps of somebody else that the user has let in.
    ///
    /// @param more a path of ours with those that found no room
    /// @param sessions a path of ours: where the user is signed in
    record Apps(List<App> apps, Optional<String> more, String sessions) implements AccountPage {
        /// Checks the paths.
        public Apps {
            apps = List.copyOf(apps);
            more.ifPresent(Target::requireOwnPath);
            Target.requireOwnPath(sessions);
        }

        @Override
        public String toString() {
            return "Apps";
        }
    }

    /// An app that the user has let in.
    ///
    /// @param scopes what it may have
    /// @param disconnect a path of ours that asks whether to disconnect it
    record App(String id, String name, Set<String> scopes, Instant since, String disconnect) {
        /// Checks the path.
        public App {
            scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
            Target.requireOwnPath(disconnect);
        }
    }

    /// Asks whether to disconnect an app; the post of `app` does.
    ///
    /// @param back a path of ours, where nothing has changed
    record Disconnect(String action, Map<String, String> hidden, String id, String name, String back)
            implements AccountPage {
        /// Checks the paths.
        public Disconnect {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "Disconnect";
        }
    }

    /// Where the user is signed in. The post of `session` signs out there.
    ///
    /// @param more a path of ours with those that found no room
    /// @param everywhere a path of ours that asks whether to sign out everywhere
    /// @param apps a path of ours: the apps that the user has let in
    /// @param own paths of ours for another password and second factors, where passwords are here
    record Sessions(
            String action,
            Map<String, String> hidden,
            List<SignedIn> sessions,
            Optional<String> more,
            String everywhere,
            String apps,
            Optional<Own> own,
            Instant now)
            implements AccountPage {
        /// Checks the paths.
        public Sessions {
            hidden = FormFields.inOrder(hidden);
            sessions = List.copyOf(sessions);
            Target.requireOwnPath(action);
            more.ifPresent(Target::requireOwnPath);
            Target.requireOwnPath(everywhere);
            Target.requireOwnPath(apps);
        }

        @Override
        public String toString() {
            return "Sessions";
        }
    }

    /// Asks for the present password and a new one: `current_password`, `new_password`.
    ///
    /// @param username whose password it is, to be shown, and for password managers
    /// @param back a path of ours, where nothing has changed
    record ChangePassword(
            String action,
            Map<String, String> hidden,
            Optional<String> username,
            String back,
            Optional<ChangeTrouble> trouble)
            implements AccountPage {
        /// Checks the paths.
        public ChangePassword {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "ChangePassword";
        }
    }

    /// Another password is set.
    ///
    /// @param sessions a path of ours: where the user is signed in
    record PasswordIsChanged(String sessions) implements AccountPage {
        /// Checks the path.
        public PasswordIsChanged {
            Target.requireOwnPath(sessions);
        }
    }

    /// Another system has the password.
    ///
    /// @param sessions a path of ours: where the user is signed in
    record PasswordIsElsewhere(String sessions) implements AccountPage {
        /// Checks the path.
        public PasswordIsElsewhere {
            Target.requireOwnPath(sessions);
        }
    }

    /// Where a user changes what they sign in with.
    ///
    /// @param passkeys where pages offer them
    record Own(String password, String factors, Optional<String> passkeys) {
        /// Checks the paths.
        public Own {
            passkeys.ifPresent(Target::requireOwnPath);
            Target.requireOwnPath(password);
            Target.requireOwnPath(factors);
        }
    }

    /// Second factors, of a page of its own kind.
    record OfFactors(FactorPage page) implements AccountPage {
        @Override
        public String toString() {
            return "OfFactors";
        }
    }

    /// Passkeys, of a page of its own kind.
    record OfPasskeys(PasskeyPage page) implements AccountPage {
        @Override
        public String toString() {
            return "OfPasskeys";
        }
    }

    /// One place where the user is signed in.
    ///
    /// @param client what people call the app; empty for the service itself
    /// @param isHere whether it is the browser that sees the page
    record SignedIn(String id, Optional<String> client, Device device, Instant lastUsedAt, boolean isHere) {}

    /// Asks whether to sign out everywhere; the post of `everywhere` does.
    ///
    /// @param back a path of ours, where nothing has changed
    record SignOutEverywhere(String action, Map<String, String> hidden, String back) implements AccountPage {
        /// Checks the paths.
        public SignOutEverywhere {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(back);
        }

        @Override
        public String toString() {
            return "SignOutEverywhere";
        }
    }
}

package ostiary.edge.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import ostiary.core.login.Factor;

/// A page that a person sees: what it is about, as values and never as HTML. Forms are posted to a path of ours, with
/// hidden fields beside those that the page has; `docs/pages.md` has the names of these.
///
/// A page that would lead somewhere else than it may throws an [IllegalArgumentException]. None tells of itself what it
/// holds: names, codes and sealed requests.
public sealed interface Page
        permits Page.SignIn,
                ConfirmPage,
                Page.SecondFactor,
                Page.NewPassword,
                Page.SignUp,
                Page.CheckMail,
                ForgottenPasswordPage,
                Page.KeepAccount,
                Page.AccountKept,
                AddressPage,
                Page.Consent,
                SignOutPage,
                Page.Failure,
                Page.FormPost,
                Page.Account {
    /// Asks for a name and a password: `username`, `password`.
    ///
    /// @param clientName who asks; empty for the service's own pages
    /// @param username what the field begins with
    /// @param signUp a path of ours for whoever has no account yet
    /// @param forgot a path of ours for whoever has forgotten the password
    /// @param passkey another form, for whoever has a passkey
    record SignIn(
            String action,
            Map<String, String> hidden,
            String clientName,
            Optional<String> username,
            Optional<String> signUp,
            Optional<String> forgot,
            Optional<PasskeyForm> passkey,
            Optional<SignInTrouble> trouble)
            implements Page {
        /// Checks the paths.
        public SignIn {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            signUp.ifPresent(Target::requireOwnPath);
            forgot.ifPresent(Target::requireOwnPath);
        }

        /// One for those alone who have an account, and its password elsewhere.
        public SignIn(
                String action,
                Map<String, String> hidden,
                String clientName,
                Optional<String> username,
                Optional<SignInTrouble> trouble) {
            this(action, hidden, clientName, username, Optional.empty(), Optional.empty(), Optional.empty(), trouble);
        }

        @Override
        public String toString() {
            return "SignIn";
        }
    }

    /// Asks for the code of a second factor: `code`.
    ///
    /// @param factor one that has codes
    /// @param recoverable whether a recovery code is an answer, too: then the keyboard has letters
    /// @param username whose code it is, to be shown
    /// @param startOver a path of ours that begins anew, for somebody else
    record SecondFactor(
            String action,
            Map<String, String> hidden,
            Factor factor,
            boolean recoverable,
            Optional<String> username,
            Optional<String> startOver,
            Optional<SecondFactorTrouble> trouble)
            implements Page {
        /// Checks the paths and the factor.
        public SecondFactor {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            startOver.ifPresent(Target::requireOwnPath);
            if (factor == Factor.NEW_PASSWORD) {
                throw new IllegalArgumentException("a new password is no code");
            }
        }

        /// One that shows nobody's name.
        public SecondFactor(
                String action, Map<String, String> hidden, Factor factor, Optional<SecondFactorTrouble> trouble) {
            this(action, hidden, factor, false, Optional.empty(), Optional.empty(), trouble);
        }

        @Override
        public String toString() {
            return "SecondFactor";
        }
    }

    /// Asks for a new password in the place of one that somebody else has set: `new_password`.
    ///
    /// @param username whose password it is, to be shown, and for password managers
    /// @param startOver a path of ours that begins anew, for somebody else
    record NewPassword(
            String action,
            Map<String, String> hidden,
            Optional<String> username,
            Optional<String> startOver,
            Optional<NewPasswordTrouble> trouble)
            implements Page {
        /// Checks the paths.
        public NewPassword {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            startOver.ifPresent(Target::requireOwnPath);
        }

        /// One that shows nobody's name.
        public NewPassword(String action, Map<String, String> hidden, Optional<NewPasswordTrouble> trouble) {
            this(action, hidden, Optional.empty(), Optional.empty(), trouble);
        }

        @Override
        public String toString() {
            return "NewPassword";
        }
    }

    /// Asks for an address and a password of one's own: `email`, `new_password`.
    ///
    /// @param clientName who asks
    /// @param email what the field begins with
    /// @param signIn a path of ours for whoever has an account
    record SignUp(
            String action,
            Map<String, String> hidden,
            String clientName,
            Optional<String> email,
            String signIn,
            Optional<SignUpTrouble> trouble)
            implements Page {
        /// Checks the paths.
        public SignUp {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(signIn);
        }

        @Override
        public String toString() {
            return "SignUp";
        }
    }

    /// Asks for the code that was mailed: `code`. Another form asks for another code.
    ///
    /// @param resend where the other form is posted to
    /// @param email where the mail went
    /// @param startOver a path of ours that begins anew, with another address
    /// @param isAgain whether another mail has just been sent
    record CheckMail(
            String action,
            String resend,
            Map<String, String> hidden,
            String email,
            String startOver,
            boolean isAgain,
            Optional<SecondFactorTrouble> trouble)
            implements Page {
        /// Checks the paths.
        public CheckMail {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
            Target.requireOwnPath(resend);
            Target.requireOwnPath(startOver);
        }

        @Override
        public String toString() {
            return "CheckMail";
        }
    }

    /// Tells whoever has proven to be the user when the account will be deleted, and offers to keep it.
    ///
    /// @param deletesAt told by the day
    record KeepAccount(String action, Map<String, String> hidden, Instant deletesAt) implements Page {
        /// Checks the path.
        public KeepAccount {
            hidden = FormFields.inOrder(hidden);
            Target.requireOwnPath(action);
        }

        @Override
        public String toString() {
            return "KeepAccount";
        }
    }

    /// Tells that the account stays.
    ///
    /// @param signIn a path of ours, since nobody is signed in by that
    record AccountKept(String signIn) implements Page {
        /// Checks the path.
        public AccountKept {
            Target.requireOwnPath(signIn);
        }
    }

    /// Asks whether a client may have what it asks for: `decision`, which is `allow` or `deny`.
    ///
    /// @param clientName who asks
    /// @param scopes what it asks for
    record Consent(String action, Map<String, String> hidden, String clientName, Set<String> scopes) implements Page {
        /// Checks the action.
        public Consent {
            hidden = FormFields.inOrder(hidden);
            scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
            Target.requireOwnPath(action);
        }

        @Override
        public String toString() {
            return "Consent";
        }
    }

    /// A person can't go on.
    ///
    /// @param comeBack in how long it may go better; the page rounds it up
    /// @param requestId for whoever is asked about it
    record Failure(FailureKind kind, Optional<Duration> comeBack, String requestId) implements Page {
        /// One that time doesn't mend.
        public Failure(FailureKind kind, String requestId) {
            this(kind, Optional.empty(), requestId);
        }
    }

    /// Carries an answer to a client by a form (OAuth 2.0 Form Post Response Mode).
    ///
    /// @param redirectUri registered, of the web
    record FormPost(String redirectUri, Map<String, String> parameters) implements Page {
        /// Checks the address.
        public FormPost {
            parameters = FormFields.inOrder(parameters);
            Target.requireWeb(redirectUri);
        }

        @Override
        public String toString() {
            return "FormPost";
        }
    }

    /// A page of the user's own account.
    record Account(AccountPage page) implements Page {}
}

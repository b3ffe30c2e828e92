package ostiary.edge.page;

import java.time.Duration;
import ostiary.core.password.PasswordPolicy;

/// Why a page is shown once more. It says what to do about it, and what was typed stays, but for passwords and codes.
public sealed interface Trouble
        permits SignInTrouble,
                SignUpTrouble,
                SecondFactorTrouble,
                NewPasswordTrouble,
                ChangeTrouble,
                NameTrouble,
                PasskeyTrouble,
                ForgotTrouble,
                ResetTrouble,
                AddressTrouble {
    /// The name, the password, or both: the page doesn't tell which.
    record WrongCredentials() implements SignInTrouble {}

    /// A passkey that lets nobody in: the page doesn't tell why.
    record UnknownPasskey() implements SignInTrouble {}

    /// A passkey that doesn't confirm who is signed in, another account's included: the page doesn't tell why.
    record UnconfirmedPasskey() implements SignInTrouble {}

    /// The user has a passkey and no authenticator app: the password alone does not do.
    record PasskeyNeeded() implements SignInTrouble {}

    /// Another password than the user's present one.
    record WrongPassword() implements ChangeTrouble, AddressTrouble {}

    /// The browser is signed in, as somebody else than the client means.
    record OtherAccount() implements SignInTrouble {}

    /// The text is no address, or one that nobody reads.
    record NoAddress() implements SignUpTrouble, ForgotTrouble {}

    /// A text that can't be shown, in the place of a name.
    record NoName() implements NameTrouble, PasskeyTrouble {}

    /// An authenticator's answer that is not what the page asked for, or comes too late.
    record NotAdded() implements PasskeyTrouble {}

    /// Another code than the one that is good now.
    record WrongCode() implements SecondFactorTrouble, ResetTrouble {}

    /// A new password that may not be set.
    ///
    /// @param verdict anything but accepted
    record WeakPassword(PasswordPolicy.Verdict verdict)
            implements SignUpTrouble, NewPasswordTrouble, ChangeTrouble, ResetTrouble {
        /// Refuses the verdict on a good one.
        public WeakPassword {
            if (verdict == PasswordPolicy.Verdict.ACCEPTED) {
                throw new IllegalArgumentException("an accepted password is no trouble");
            }
        }
    }

    /// A limit is reached.
    ///
    /// @param comeBack in how long; the page rounds it up
    record TooManyTries(Duration comeBack)
            implements SignInTrouble,
                    SignUpTrouble,
                    SecondFactorTrouble,
                    NewPasswordTrouble,
                    ChangeTrouble,
                    ForgotTrouble,
                    ResetTrouble,
                    AddressTrouble {}

    /// The page was open for longer than what it stands for is good: this one, or one of a later step, after which only
    /// the first step can be shown again.
    record Expired() implements SignInTrouble, SignUpTrouble {}
}

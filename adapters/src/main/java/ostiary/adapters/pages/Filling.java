package ostiary.adapters.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import ostiary.blueprint.Theme;
import ostiary.core.login.Factor;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.recovery.RequestPasswordReset;
import ostiary.core.signup.SignUp;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.ForgottenPasswordPage;
import ostiary.edge.page.Page;
import ostiary.edge.page.PasskeyForm;
import ostiary.edge.page.SignOutPage;
import ostiary.edge.page.Trouble;

/// The values that the template of a page is filled with.
final class Filling {
    /// From here on a password is long enough to be good on its own (NIST SP 800-63B-4 §3.1.1.2).
    private static final int GOOD_LENGTH = 15;

    private final Theme theme;
    private final Words words;
    private final Optional<String> signOut;

    /// @param signOut the path of the page to sign out on, for whoever is signed in
    Filling(Theme theme, Words words, Optional<String> signOut) {
        this.theme = theme;
        this.words = words;
        this.signOut = signOut;
    }

    Map<String, Object> signIn(Page.SignIn page) {
        var values = form("sign-in", words.say("sign_in_title", theme.product()), page.action(), page.hidden());
        values.put(
                "client",
                page.clientName().isEmpty()
                        ? words.say("sign_in_account")
                        : words.say("sign_in_client", page.clientName()));
        values.put("username", page.username().orElse(""));
        values.put("sign_up", page.signUp().orElse(""));
        values.put("forgot", page.forgot().orElse(""));
        passkey(page.passkey(), values);
        tell(page.trouble(), values);
        return values;
    }

    Map<String, Object> confirm(ConfirmPage page) {
        boolean isOwn = page.clientName().isEmpty();
        var values = form("confirm", words.say("confirm_title"), page.action(), page.hidden());
        values.put("help", isOwn ? words.say("confirm_account") : words.say("confirm_client", page.clientName()));
        whose(Optional.of(page.username()), Optional.empty(), values);
        values.put("instead", page.instead());
        passkey(page.passkey(), values);
        values.put("instead_words", isOwn ? words.say("back") : words.say("another_account"));
        tell(page.trouble(), values);
        return values;
    }

    private static void passkey(Optional<PasskeyForm> form, Map<String, Object> values) {
        values.put("passkey", form.map(PasskeyForm::options).orElse(""));
        values.put("passkey_action", form.map(PasskeyForm::action).orElse(""));
        values.put("passkey_anew", form.map(PasskeyForm::anew).orElse(""));
        values.put(
                "passkey_hidden",
                form.map(shown -> List.copyOf(shown.hidden().entrySet())).orElse(List.of()));
    }

    Map<String, Object> signUp(Page.SignUp page) {
        var values = form("sign-up", words.say("sign_up_title", theme.product()), page.action(), page.hidden());
        values.put("client", words.say("sign_in_client", page.clientName()));
        values.put("email", page.email().orElse(""));
        values.put("sign_in", page.signIn());
        newPassword(words.say("password"), values);
        tell(page.trouble(), values);
        wrongAt(page.trouble().filter(Trouble.NoAddress.class::isInstance).map(_ -> "wrong_email"), values);
        return values;
    }

    Map<String, Object> checkMail(Page.CheckMail page) {
        var values = form("check-mail", words.say("check_mail_title"), page.action(), page.hidden());
        values.put("help", words.say("check_mail_help", words.say(SignUp.CODE_LIFETIME)));
        values.put("resend", page.resend());
        values.put("again", page.isAgain() ? words.say("check_mail_again") : "");
        whose(Optional.of(page.email()), Optional.of(page.startOver()), values);
        tell(page.trouble(), values);
        return values;
    }

    Map<String, Object> forgotPassword(ForgottenPasswordPage.ForgotPassword page) {
        var values = form("forgot-password", words.say("forgot_title"), page.action(), page.hidden());
        values.put("email", page.email().orElse(""));
        values.put("sign_in", page.signIn());
        tell(page.trouble(), values);
        return values;
    }

    Map<String, Object> resetPassword(ForgottenPasswordPage.ResetPassword page) {
        var values = form("reset-password", words.say("check_mail_title"), page.action(), page.hidden());
        values.put("help", words.say("reset_help", words.say(RequestPasswordReset.LIFETIME)));
        newPassword(words.say("new_password"), values);
        whose(page.email(), Optional.of(page.startOver()), values);
        tell(page.trouble(), values);
        wrongAt(page.trouble().filter(Trouble.WrongCode.class::isInstance).map(_ -> "code_trouble"), values);
        return values;
    }

    Map<String, Object> resetByLink(ForgottenPasswordPage.ResetByLink page) {
        var values = form("reset-by-link", words.say("new_password_title"), page.action(), page.hidden());
        values.put("help", words.say("reset_link_help", theme.product()));
        newPassword(words.say("new_password"), values);
        tell(page.trouble(), values);
        wrongAt(Optional.empty(), values);
        return values;
    }

    Map<String, Object> passwordChanged(ForgottenPasswordPage.PasswordChanged page) {
        var values = page("password-changed", words.say("password_changed_title"));
        values.put("sign_in", page.signIn().orElse(""));
        return values;
    }

    Map<String, Object> confirmAddress(AddressPage.Confirm page) {
        var values = form("address", words.say("confirm_address_title"), page.action(), page.hidden());
        values.put("help", words.say("confirm_address_help", theme.product()));
        values.put("do_it", words.say("confirm_address"));
        values.put("asks", false);
        values.put("asks_password", true);
        tell(page.trouble(), values);
        return values;
    }

    Map<String, Object> restoreAddress(AddressPage.Restore page) {
        var values = form("address", words.say("restore_address_title"), page.action(), page.hidden());
        values.put("help", words.say("restore_address_help", theme.product()));
        values.put("do_it", words.say("restore_address"));
        values.put("asks", page.asksForCode());
        values.put("asks_password", false);
        values.put("recovery", words.say("second_factor_recovery"));
        tell(page.trouble(), values);
        return values;
    }

    Map<String, Object> addressChanged(AddressPage.Changed page) {
        var values = page(
                "address-changed",
                page.isBack() ? words.say("address_restored_title") : words.say("address_changed_title"));
        values.put(
                "help",
                page.isBack()
                        ? words.say("address_restored_help", theme.product())
                        : words.say("address_changed_help", theme.product()));
        return values;
    }

    Map<String, Object> secondFactor(Page.SecondFactor page) {
        var values = form("second-factor", words.say("second_factor_title"), page.action(), page.hidden());
        values.put(
                "help",
                page.factor() == Factor.SMS
                        ? words.say("second_factor_sms")
                        : words.say("second_factor_totp", theme.product()));
        if (page.recoverable()) {
            values.put("recovery", words.say("second_factor_recovery"));
        }
        whose(page.username(), page.startOver(), values);
        tell(page.trouble(), values);
        return values;
    }

    Map<String, Object> newPassword(Page.NewPassword page) {
        var values = form("new-password", words.say("new_password_title"), page.action(), page.hidden());
        newPassword(words.say("new_password"), values);
        whose(page.username(), page.startOver(), values);
        tell(page.trouble(), values);
        wrongAt(Optional.empty(), values);
        return values;
    }

    Map<String, Object> changePassword(AccountPage.ChangePassword page) {
        var values = form("change-password", words.say("change_password_title"), page.action(), page.hidden());
        newPassword(words.say("new_password"), values);
        values.put("username", page.username().orElse(""));
        values.put("back", page.back());
        tell(page.trouble(), values);
        wrongAt(page.trouble().filter(Trouble.WrongPassword.class::isInstance).map(_ -> "wrong_current"), values);
        return values;
    }

    Map<String, Object> keepAccount(Page.KeepAccount page) {
        var values = form("keep-account", words.say("keep_title"), page.action(), page.hidden());
        values.put("help", words.say("keep_help", theme.product(), words.sayDay(page.deletesAt())));
        return values;
    }

    Map<String, Object> accountKept(Page.AccountKept page) {
        var values = page("account-kept", words.say("kept_title"));
        values.put("sign_in", page.signIn());
        return values;
    }

    Map<String, Object> consent(Page.Consent page) {
        var values = form("consent", words.say("consent_title", page.clientName()), page.action(), page.hidden());
        values.put("help", words.say("consent_help", theme.product()));
        values.put("scopes", page.scopes().stream().map(words::sayScope).toList());
        return values;
    }

    Map<String, Object> signOut(SignOutPage.SignOut page) {
        var values = form("sign-out", words.say("sign_out_title", theme.product()), page.action(), page.hidden());
        values.put(
                "help",
                page.clientName()
                        .map(client -> words.say("sign_out_client", client))
                        .orElseGet(() -> words.say("sign_out_help")));
        if (page.isLost()) {
            values.put("trouble_id", "unregistered-redirect");
            values.put("trouble", words.say("sign_out_lost"));
        }
        return values;
    }

    Map<String, Object> signingOut(SignOutPage.SigningOut page) {
        return form("signing-out", words.say("signing_out_title"), page.action(), page.hidden());
    }

    Map<String, Object> signedOut(SignOutPage.SignedOut page) {
        var values = page("signed-out", words.say("signed_out_title"));
        values.put("back_to", page.backTo().orElse(""));
        return values;
    }

    Map<String, Object> failure(Page.Failure page) {
        var key = page.kind().name().toLowerCase(Locale.ROOT);
        var values = page("failure", words.say(key + "_title"));
        values.put("trouble_id", page.kind().id());
        values.put("help", words.say(key + "_help", theme.product()));
        values.put(
                "come_back",
                page.comeBack()
                        .map(wait -> words.say("come_back", words.say(wait)))
                        .orElse(""));
        values.put("request_id", page.requestId());
        return values;
    }

    Map<String, Object> formPost(Page.FormPost page) {
        return form("form-post", words.say("form_post_title"), page.redirectUri(), page.parameters());
    }

    Map<String, Object> form(String id, String heading, String action, Map<String, String> hidden) {
        var values = page(id, heading);
        values.put("action", action);
        values.put("hidden", new ArrayList<>(hidden.entrySet()));
        return values;
    }

    Map<String, Object> page(String id, String heading) {
        var values = new HashMap<String, Object>();
        values.put("page", id);
        values.put("heading", heading);
        values.put("trouble_id", "");
        values.put("language", words.language().toLanguageTag());
        values.put("product", theme.product());
        values.put("logo", theme.logo().orElse(""));
        values.put("initial", theme.initial());
        values.put("words", words.plain());
        values.put("sign_out", signOut.orElse(""));
        return values;
    }

    /// The field for a new password.
    ///
    /// @param label by what it goes
    private void newPassword(String label, Map<String, Object> values) {
        values.put("new_password_label", label);
        values.put("rules", words.say("new_password_rules", GOOD_LENGTH, PasswordPolicy.MIN_LENGTH));
    }

    /// Puts what is wrong at another field, or at the one for the new password.
    private static void wrongAt(Optional<String> field, Map<String, Object> values) {
        values.put(field.orElse("wrong_password"), Objects.requireNonNullElse(values.get("wrong"), ""));
    }

    private static void whose(Optional<String> username, Optional<String> startOver, Map<String, Object> values) {
        values.put("username", username.orElse(""));
        values.put("start_over", startOver.orElse(""));
    }

    void tell(Optional<? extends Trouble> trouble, Map<String, Object> values) {
        trouble.map(what -> Told.of(what, words)).ifPresent(told -> {
            values.put("trouble_id", told.id());
            values.put("trouble", told.sentence());
            values.put("wrong", told.atField().orElse(""));
        });
    }
}

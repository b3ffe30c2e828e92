package ostiary.adapters.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import ostiary.blueprint.PagesApi;
import ostiary.blueprint.Theme;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.ForgottenPasswordPage;
import ostiary.edge.page.Page;
import ostiary.edge.page.Pages;
import ostiary.edge.page.RenderedPage;
import ostiary.edge.page.SignOutPage;

/// The pages that people see, in a team's own name and colour. They load nothing, and work without their script.
public final class HostedPages implements Pages {
    private static final String FORM_SCRIPT = "form.js";
    private static final String PASSKEY_SCRIPT = "use-passkey.js";

    private final List<Words> languages = Words.all();
    private final List<Locale> locales = languages.stream().map(Words::language).toList();
    private final Theme theme;
    private final PageTemplate signIn;
    private final PageTemplate signInOrPasskey;
    private final PageTemplate confirm;
    private final PageTemplate confirmOrPasskey;
    private final PageTemplate secondFactor;
    private final PageTemplate newPassword;
    private final PageTemplate signUp;
    private final PageTemplate checkMail;
    private final PageTemplate forgotPassword;
    private final PageTemplate resetPassword;
    private final PageTemplate resetByLink;
    private final PageTemplate passwordChanged;
    private final PageTemplate keepAccount;
    private final PageTemplate accountKept;
    private final PageTemplate address;
    private final PageTemplate addressChanged;
    private final PageTemplate consent;
    private final PageTemplate signOut;
    private final PageTemplate signingOut;
    private final PageTemplate signedOut;
    private final PageTemplate failure;
    private final PageTemplate formPost;
    private final AccountPages account;
    private final String leave;

    /// Pages at the root of their host.
    public HostedPages(Theme theme) {
        this(theme, PagesApi.SIGN_OUT.path());
    }

    /// Compiles all templates.
    ///
    /// @param signOut the path of the page to sign out on, to which each leads that somebody who is signed in sees
    public HostedPages(Theme theme, String signOut) {
        this.leave = signOut;
        var templates = new Templates(theme);
        this.theme = theme;
        this.signIn = templates.withForm("sign-in", FORM_SCRIPT);
        this.signInOrPasskey = templates.withForm("sign-in", FORM_SCRIPT, PASSKEY_SCRIPT);
        this.confirm = templates.withForm("confirm-identity", FORM_SCRIPT);
        this.confirmOrPasskey = templates.withForm("confirm-identity", FORM_SCRIPT, PASSKEY_SCRIPT);
        this.secondFactor = templates.withForm("second-factor", FORM_SCRIPT);
        this.newPassword = templates.withForm("new-password", FORM_SCRIPT);
        this.signUp = templates.withForm("sign-up", FORM_SCRIPT);
        this.checkMail = templates.withForm("check-mail", FORM_SCRIPT);
        this.forgotPassword = templates.withForm("forgot-password", FORM_SCRIPT);
        this.resetPassword = templates.withForm("reset-password", FORM_SCRIPT);
        this.resetByLink = templates.withForm("reset-by-link", FORM_SCRIPT);
        this.passwordChanged = templates.withoutForm("password-changed");
        this.keepAccount = templates.withForm("keep-account", FORM_SCRIPT);
        this.accountKept = templates.withoutForm("account-kept");
        this.address = templates.withForm("address", FORM_SCRIPT);
        this.addressChanged = templates.withoutForm("address-changed");
        this.consent = templates.withForm("consent", FORM_SCRIPT);
        this.signOut = templates.withForm("sign-out", FORM_SCRIPT);
        this.signingOut = templates.withForm("signing-out", "form-post.js");
        this.signedOut = templates.withoutForm("signed-out");
        this.failure = templates.withoutForm("failure");
        this.formPost = templates.withForm("form-post", "form-post.js");
        this.account = new AccountPages(templates);
    }

    @Override
    public RenderedPage render(Page page, List<Locale.LanguageRange> asked) {
        var filling = new Filling(theme, words(asked), isOfOneSignedIn(page) ? Optional.of(leave) : Optional.empty());
        return switch (page) {
            case Page.SignIn values ->
                (values.passkey().isPresent() ? signInOrPasskey : signIn).render(filling.signIn(values));
            case ConfirmPage values ->
                (values.passkey().isPresent() ? confirmOrPasskey : confirm).render(filling.confirm(values));
            case Page.SecondFactor values -> secondFactor.render(filling.secondFactor(values));
            case Page.NewPassword values -> newPassword.render(filling.newPassword(values));
            case Page.SignUp values -> signUp.render(filling.signUp(values));
            case Page.CheckMail values -> checkMail.render(filling.checkMail(values));
            case ForgottenPasswordPage.ForgotPassword values -> forgotPassword.render(filling.forgotPassword(values));
            case ForgottenPasswordPage.ResetPassword values -> resetPassword.render(filling.resetPassword(values));
            case ForgottenPasswordPage.ResetByLink values -> resetByLink.render(filling.resetByLink(values));
            case ForgottenPasswordPage.PasswordChanged values ->
                passwordChanged.render(filling.passwordChanged(values));
            case Page.KeepAccount values -> keepAccount.render(filling.keepAccount(values));
            case Page.AccountKept values -> accountKept.render(filling.accountKept(values));
            case AddressPage.Confirm values -> address.render(filling.confirmAddress(values));
            case AddressPage.Restore values -> address.render(filling.restoreAddress(values));
            case AddressPage.Changed values -> addressChanged.render(filling.addressChanged(values));
            case Page.Consent values -> consent.render(filling.consent(values));
            case SignOutPage.SignOut values -> signOut.render(filling.signOut(values));
            case SignOutPage.SigningOut values -> signingOut.render(filling.signingOut(values));
            case SignOutPage.SignedOut values -> signedOut.render(filling.signedOut(values));
            case Page.Failure values -> failure.render(filling.failure(values));
            case Page.FormPost values -> formPost.render(filling.formPost(values));
            case Page.Account(var values) -> account.render(values, filling, words(asked));
        };
    }

    private static boolean isOfOneSignedIn(Page page) {
        return page instanceof Page.Account || page instanceof Page.Consent || page instanceof ConfirmPage;
    }

    /// The words by RFC 4647 §3.4: whoever asks for `de-AT` gets `de`.
    private Words words(List<Locale.LanguageRange> asked) {
        var found = Locale.lookup(asked, locales);
        return found == null ? languages.getFirst() : languages.get(locales.indexOf(found));
    }
}

package ostiary.adapters.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.core.login.Factor;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.ForgotTrouble;
import ostiary.edge.page.ForgottenPasswordPage;
import ostiary.edge.page.NewPasswordTrouble;
import ostiary.edge.page.Page;
import ostiary.edge.page.PasskeyForm;
import ostiary.edge.page.ResetTrouble;
import ostiary.edge.page.SecondFactorTrouble;
import ostiary.edge.page.SignInTrouble;
import ostiary.edge.page.SignOutPage;
import ostiary.edge.page.SignUpTrouble;
import ostiary.edge.page.Trouble;

/// Every page in every state, by a name of its own.
public final class Gallery {
    /// Where forms of ours are posted to.
    public static final String ACTION = "/posted";

    private static final Map<String, String> HIDDEN = Map.of("request", "sealed");
    private static final String CLIENT = "Billing";
    private static final String PASSKEY = "{\"challenge\":\"opc_AAAA\",\"rpId\":\"client.example\"}";
    private static final Optional<String> ADA = Optional.of("ada@example.com");
    private static final Trouble.TooManyTries THROTTLED = new Trouble.TooManyTries(Duration.ofSeconds(870));

    private final Map<String, Page> pages = new LinkedHashMap<>();

    private Gallery(String client) {
        signIn("fresh", Optional.empty(), Optional.empty());
        signIn("known", ADA, Optional.empty());
        signIn("wrong", ADA, Optional.of(new Trouble.WrongCredentials()));
        signIn("throttled", ADA, Optional.of(THROTTLED));
        signIn("other-account", ADA, Optional.of(new Trouble.OtherAccount()));
        signIn("unknown-passkey", Optional.empty(), Optional.of(new Trouble.UnknownPasskey()));
        signIn("expired", ADA, Optional.of(new Trouble.Expired()));
        signUp("fresh", Optional.empty(), Optional.empty());
        signUp("no-address", Optional.of("ada@"), Optional.of(new Trouble.NoAddress()));
        signUp("short", ADA, Optional.of(new Trouble.WeakPassword(Verdict.TOO_SHORT)));
        signUp("throttled", ADA, Optional.of(THROTTLED));
        signUp("expired", Optional.empty(), Optional.of(new Trouble.Expired()));
        checkMail("fresh", false, Optional.empty());
        checkMail("again", true, Optional.empty());
        checkMail("wrong", false, Optional.of(new Trouble.WrongCode()));
        checkMail("throttled", false, Optional.of(THROTTLED));
        secondFactor("app", Factor.TOTP, Optional.empty());
        secondFactor("sms", Factor.SMS, Optional.empty());
        secondFactor("wrong", Factor.TOTP, Optional.of(new Trouble.WrongCode()));
        secondFactor("throttled", Factor.TOTP, Optional.of(THROTTLED));
        newPassword("fresh", Optional.empty());
        newPassword("short", Optional.of(new Trouble.WeakPassword(Verdict.TOO_SHORT)));
        newPassword("long", Optional.of(new Trouble.WeakPassword(Verdict.TOO_LONG)));
        newPassword("common", Optional.of(new Trouble.WeakPassword(Verdict.COMMON)));
        newPassword("throttled", Optional.of(THROTTLED));
        forgot("fresh", Optional.empty(), Optional.empty());
        forgot("no-address", Optional.of("ada@"), Optional.of(new Trouble.NoAddress()));
        forgot("throttled", ADA, Optional.of(THROTTLED));
        reset("fresh", Optional.empty());
        reset("wrong", Optional.of(new Trouble.WrongCode()));
        reset("short", Optional.of(new Trouble.WeakPassword(Verdict.TOO_SHORT)));
        reset("throttled", Optional.of(THROTTLED));
        pages.put("reset-by-link-fresh", new ForgottenPasswordPage.ResetByLink(ACTION, HIDDEN, Optional.empty()));
        pages.put(
                "reset-by-link-common",
                new ForgottenPasswordPage.ResetByLink(
                        ACTION, HIDDEN, Optional.of(new Trouble.WeakPassword(Verdict.COMMON))));
        pages.put("password-changed", new ForgottenPasswordPage.PasswordChanged(Optional.empty()));
        pages.put("password-changed-back", new ForgottenPasswordPage.PasswordChanged(Optional.of("/over")));
        pages.put("keep-account", new Page.KeepAccount(ACTION, HIDDEN, Instant.parse("2026-12-30T07:05:00Z")));
        pages.put("account-kept", new Page.AccountKept("/over"));
        pages.put("confirm-address", new AddressPage.Confirm(ACTION, HIDDEN, Optional.empty()));
        pages.put(
                "confirm-address-wrong",
                new AddressPage.Confirm(ACTION, HIDDEN, Optional.of(new Trouble.WrongPassword())));
        pages.put("restore-address", new AddressPage.Restore(ACTION, HIDDEN, false, Optional.empty()));
        pages.put(
                "restore-address-wrong",
                new AddressPage.Restore(ACTION, HIDDEN, true, Optional.of(new Trouble.WrongCode())));
        pages.put("address-changed", new AddressPage.Changed(false));
        pages.put("address-restored", new AddressPage.Changed(true));
        pages.put(
                "consent",
                new Page.Consent(
                        ACTION, HIDDEN, CLIENT, Set.of("openid", "profile", "email", "offline_access", "orders:read")));
        pages.put("sign-in-account", new Page.SignIn(ACTION, HIDDEN, "", Optional.empty(), Optional.empty()));
        confirm("fresh", "", Optional.empty());
        confirm("client", CLIENT, Optional.empty());
        confirm("wrong", "", Optional.of(new Trouble.WrongCredentials()));
        confirm("passkey", "", Optional.of(new Trouble.UnconfirmedPasskey()));
        confirm("passkey-needed", "", Optional.of(new Trouble.PasskeyNeeded()));
        confirm("throttled", "", Optional.of(THROTTLED));
        AccountGallery.of(ACTION, HIDDEN).forEach((name, page) -> pages.put(name, new Page.Account(page)));
        pages.put("sign-out", new SignOutPage.SignOut(ACTION, HIDDEN, Optional.of(CLIENT)));
        pages.put("sign-out-unasked", new SignOutPage.SignOut(ACTION, HIDDEN, Optional.empty()));
        pages.put("sign-out-lost", new SignOutPage.SignOut(ACTION, HIDDEN, Optional.of(CLIENT), true));
        pages.put("signing-out", new SignOutPage.SigningOut(ACTION, HIDDEN));
        pages.put("signed-out", new SignOutPage.SignedOut(Optional.empty()));
        pages.put("signed-out-back", new SignOutPage.SignedOut(Optional.of(client)));
        Stream.of(FailureKind.values()).forEach(this::failure);
        pages.put("form-post", new Page.FormPost(client, new TreeMap<>(Map.of("code", "a code", "submit", "reset"))));
    }

    /// The pages of a service that `client` asks.
    ///
    /// @param client an address of the web
    public static Map<String, Page> of(String client) {
        return new Gallery(client).pages;
    }

    private void signIn(String state, Optional<String> username, Optional<SignInTrouble> trouble) {
        pages.put(
                "sign-in-" + state,
                new Page.SignIn(
                        ACTION,
                        HIDDEN,
                        CLIENT,
                        username,
                        Optional.of("/over"),
                        Optional.of("/over"),
                        Optional.of(new PasskeyForm(ACTION, HIDDEN, PASSKEY, "/over")),
                        trouble));
    }

    private void confirm(String state, String asking, Optional<SignInTrouble> trouble) {
        pages.put(
                "confirm-" + state,
                new ConfirmPage(
                        ACTION,
                        HIDDEN,
                        asking,
                        "ada@example.com",
                        Optional.of(new PasskeyForm(ACTION, HIDDEN, PASSKEY, "/over")),
                        "/over",
                        trouble));
    }

    private void forgot(String state, Optional<String> email, Optional<ForgotTrouble> trouble) {
        pages.put(
                "forgot-password-" + state,
                new ForgottenPasswordPage.ForgotPassword(ACTION, HIDDEN, email, "/over", trouble));
    }

    private void reset(String state, Optional<ResetTrouble> trouble) {
        pages.put(
                "reset-password-" + state,
                new ForgottenPasswordPage.ResetPassword(ACTION, HIDDEN, ADA, "/over", trouble));
    }

    private void signUp(String state, Optional<String> email, Optional<SignUpTrouble> trouble) {
        pages.put("sign-up-" + state, new Page.SignUp(ACTION, HIDDEN, CLIENT, email, "/over", trouble));
    }

    private void checkMail(String state, boolean isAgain, Optional<SecondFactorTrouble> trouble) {
        pages.put(
                "check-mail-" + state,
                new Page.CheckMail(ACTION, ACTION, HIDDEN, "ada@example.com", "/over", isAgain, trouble));
    }

    private void secondFactor(String state, Factor factor, Optional<SecondFactorTrouble> trouble) {
        pages.put(
                "second-factor-" + state,
                new Page.SecondFactor(
                        ACTION, HIDDEN, factor, factor == Factor.TOTP, ADA, Optional.of("/over"), trouble));
    }

    private void newPassword(String state, Optional<NewPasswordTrouble> trouble) {
        pages.put("new-password-" + state, new Page.NewPassword(ACTION, HIDDEN, ADA, Optional.of("/over"), trouble));
    }

    private void failure(FailureKind kind) {
        var comeBack =
                kind == FailureKind.TOO_MANY_TRIES ? Optional.of(Duration.ofMinutes(15)) : Optional.<Duration>empty();
        pages.put("failure-" + kind.id(), new Page.Failure(kind, comeBack, "6f1f3c5e-1ad0-4b6e-a1a4-2f1f0b9d4c11"));
    }
}

package ostiary.edge.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.login.Factor;
import ostiary.core.password.PasswordPolicy;

/// The values that no page may be made of, and those that none tells of itself.
class PageTest {
    private static final Map<String, String> HIDDEN = Map.of("request", "s3cret");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "login",
                "//evil.example/",
                "/\t/evil.example/",
                "/\\evil.example/",
                "https://evil.example/",
                "javascript:x"
            })
    void aPasswordIsPostedToUsAlone(String action) {
        assertThatThrownBy(() -> new Page.SignIn(action, HIDDEN, "App", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.SecondFactor(action, HIDDEN, Factor.TOTP, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.NewPassword(action, HIDDEN, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignOutPage.SignOut(action, HIDDEN, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.SignUp(action, HIDDEN, "App", Optional.empty(), "/b", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.CheckMail(action, "/r", HIDDEN, "a@b.c", "/b", false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.CheckMail("/a", action, HIDDEN, "a@b.c", "/b", false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForgottenPasswordPage.ForgotPassword(
                        action, HIDDEN, Optional.empty(), "/b", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForgottenPasswordPage.ResetPassword(
                        action, HIDDEN, Optional.empty(), "/b", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForgottenPasswordPage.ResetByLink(action, HIDDEN, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SignOutPage.SigningOut(action, HIDDEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "javascript:alert(1)"})
    void whoStartsOverDoesSoHere(String path) {
        var startOver = Optional.of(path);

        assertThatThrownBy(() -> new Page.SecondFactor(
                        "/a", HIDDEN, Factor.SMS, false, Optional.empty(), startOver, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        var none = Optional.<String>empty();
        assertThatThrownBy(() ->
                        new Page.SignIn("/a", HIDDEN, "App", none, startOver, none, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Page.SignIn("/a", HIDDEN, "App", none, none, startOver, Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForgottenPasswordPage.ForgotPassword("/a", HIDDEN, none, path, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForgottenPasswordPage.ResetPassword("/a", HIDDEN, none, path, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ForgottenPasswordPage.PasswordChanged(startOver))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.SignUp("/a", HIDDEN, "App", Optional.empty(), path, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.CheckMail("/a", "/r", HIDDEN, "a@b.c", path, false, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.NewPassword("/a", HIDDEN, Optional.empty(), startOver, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "data:text/html,x",
                "vbscript:x",
                "blob:https://app.example/x",
                "/cb",
                "app.example",
                ""
            })
    void noScriptIsAnAddress(String address) {
        var backTo = Optional.of(address);

        assertThatThrownBy(() -> new SignOutPage.SignedOut(backTo)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Page.FormPost(address, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://app.example/?a=b", "HTTP://127.0.0.1:1/cb", "com.example.app:/cb"})
    void anAppMayHaveAnAddressOfItsOwn(String address) {
        assertThat(new SignOutPage.SignedOut(Optional.of(address)).backTo()).contains(address);
    }

    @Test
    void noFormIsPostedToAnApp() {
        assertThatThrownBy(() -> new Page.FormPost("com.example.app:/cb", Map.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldsStayInTheirOrder() {
        var fields = new LinkedHashMap<String, String>();
        for (var name : List.of("z", "a", "m", "b", "y")) {
            fields.put(name, name);
        }

        assertThat(new Page.FormPost("https://app.example/", fields)
                        .parameters()
                        .keySet())
                .containsExactly("z", "a", "m", "b", "y");
    }

    @Test
    void aPasswordThatIsFineIsNoTrouble() {
        assertThatThrownBy(() -> new Trouble.WeakPassword(PasswordPolicy.Verdict.ACCEPTED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNewPasswordIsNoCode() {
        assertThatThrownBy(() -> new Page.SecondFactor("/a", HIDDEN, Factor.NEW_PASSWORD, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noneTellsALogWhoseItIs() {
        var ada = Optional.of("s3cret@example.com");

        assertThat(List.of(
                        new Page.SignIn("/a", HIDDEN, "s3cret", ada, Optional.empty()),
                        new Page.SecondFactor(
                                "/a", HIDDEN, Factor.TOTP, false, ada, Optional.empty(), Optional.empty()),
                        new Page.NewPassword("/a", HIDDEN, ada, Optional.empty(), Optional.empty()),
                        new SignOutPage.SignOut("/a", HIDDEN, Optional.empty()),
                        new SignOutPage.SigningOut("/a", HIDDEN),
                        new Page.SignUp("/a", HIDDEN, "App", ada, "/s3cret", Optional.empty()),
                        new Page.CheckMail("/a", "/r", HIDDEN, "s3cret@a.b", "/b", false, Optional.empty()),
                        new ForgottenPasswordPage.ForgotPassword("/a", HIDDEN, ada, "/s3cret", Optional.empty()),
                        new ForgottenPasswordPage.ResetPassword("/a", HIDDEN, ada, "/s3cret", Optional.empty()),
                        new ForgottenPasswordPage.ResetByLink("/a", Map.of("token", "s3cret"), Optional.empty()),
                        new ForgottenPasswordPage.PasswordChanged(Optional.of("/s3cret")),
                        new AddressPage.Confirm("/a", Map.of("token", "s3cret"), Optional.empty()),
                        new AddressPage.Restore("/a", Map.of("token", "s3cret"), true, Optional.empty()),
                        new SignOutPage.SignedOut(Optional.of("https://app.example/s3cret")),
                        new Page.FormPost("https://app.example/", Map.of("code", "s3cret")),
                        new RenderedPage("s3cret", List.of())))
                .noneMatch(page -> page.toString().contains("s3cret"));
    }
}

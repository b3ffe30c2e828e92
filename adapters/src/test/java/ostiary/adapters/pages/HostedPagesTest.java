package ostiary.adapters.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.blueprint.Theme;
import ostiary.core.login.Factor;
import ostiary.core.password.PasswordPolicy.Verdict;
import ostiary.core.session.Device;
import ostiary.edge.page.AccountPage;
import ostiary.edge.page.AddressPage;
import ostiary.edge.page.ConfirmPage;
import ostiary.edge.page.FactorPage;
import ostiary.edge.page.FailureKind;
import ostiary.edge.page.ForgottenPasswordPage;
import ostiary.edge.page.Languages;
import ostiary.edge.page.Page;
import ostiary.edge.page.PasskeyForm;
import ostiary.edge.page.PasskeyPage;
import ostiary.edge.page.RenderedPage;
import ostiary.edge.page.SignOutPage;
import ostiary.edge.page.Trouble;

class HostedPagesTest {
    private static final Pattern INLINE = Pattern.compile("(?s)<(style|script)>(.*?)</\\1>");
    private static final Pattern HASH = Pattern.compile("'sha256-([^']+)'");
    private static final List<Locale.LanguageRange> ENGLISH = List.of();
    private static final List<Locale.LanguageRange> GERMAN = Locale.LanguageRange.parse("de");

    private final HostedPages pages = new HostedPages(Theme.of("Acme"));

    static Stream<Page> gallery() {
        return Gallery.of("https://app.example/cb").values().stream();
    }

    /// Each text of each page, of the page's maker as of strangers: the page is the same as with a harmless text, but
    /// for that text.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\" autofocus onfocus=\"alert(1)",
                "' onfocus='alert(1)",
                "</title></style></textarea><img src=x onerror=alert(1)>",
                "{{product}}{{{product}}}{{>hidden.html}}{{=<% %>=}}",
                "&lt;b&gt;&amp;",
                "{0} ''{1}'",
                "\u0000\u202e`$(id)`",
                "<!--/* style.css */"
            })
    void noTextBecomesMarkup(String hostile) {
        for (var languages : List.of(ENGLISH, GERMAN)) {
            var harmless = pagesOf("Harmless");
            var harmful = pagesOf(hostile);
            for (int i = 0; i < harmful.size(); i++) {
                var html = pages.render(harmful.get(i), languages).html();

                assertThat(html).contains(escaped(hostile));
                assertThat(html.replace(escaped(hostile), "Harmless"))
                        .isEqualTo(pages.render(harmless.get(i), languages).html());
            }
        }
    }

    @Test
    void noNameOfAProductBecomesMarkup() {
        var hostile = "H</title><script>alert(1)</script>\"'{{page}}";
        var harmful = new HostedPages(Theme.of(hostile));
        var harmless = new HostedPages(Theme.of("Harmless"));

        assertThat(gallery())
                .allSatisfy(
                        page -> assertThat(harmful.render(page, GERMAN).html().replace(escaped(hostile), "Harmless"))
                                .isEqualTo(harmless.render(page, GERMAN).html()));
    }

    @ParameterizedTest
    @MethodSource("gallery")
    void loadsNothingAndRunsWhatItsPolicyNamesAlone(Page page) throws Exception {
        var rendered = pages.render(page, ENGLISH);

        assertThat(hashes(rendered)).isEqualTo(hashesOfWhatIsInline(rendered.html()));
        assertThat(rendered.html())
                .doesNotContain(" src=\"http", "@import", "url(", " style=", "<iframe", "<object")
                .doesNotContainPattern("<[^>]* on[a-z]+=");
        assertThat(String.join(";", rendered.allowed())).doesNotContain("unsafe", "*", "http");
    }

    /// Chromium applies `form-action` to the redirect after the post, too, and that goes to a client.
    @ParameterizedTest
    @MethodSource("gallery")
    void aPageWithoutAFormCanPostNothing(Page page) {
        var rendered = pages.render(page, ENGLISH);

        assertThat(rendered.allowed().contains("form-action 'none'"))
                .isEqualTo(!rendered.html().contains("<form"));
    }

    @Test
    void isOneAnswerUnder60KilobytesWithTheLargestLogo() {
        var logo = "data:image/png;base64," + "A".repeat(Theme.LONGEST_LOGO - 22);
        var largest = new HostedPages(new Theme("A".repeat(60), "#ffff00", Optional.of(logo)));

        assertThat(gallery()).allSatisfy(page -> {
            var html = largest.render(page, GERMAN).html();
            assertThat(html).contains("<img class=\"mark\" src=\"" + logo.replace("=", "&#x3D;"));
            assertThat(html.getBytes(UTF_8)).hasSizeLessThan(60_000);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'', en, Sign in to Acme",
        "de, de, Anmelden bei Acme",
        "de-AT, de, Anmelden bei Acme",
        "'fr, de;q=0.2', de, Anmelden bei Acme",
        "'en-GB, de', en, Sign in to Acme",
        "tlh, en, Sign in to Acme"
    })
    void speaksALanguageThatItsReaderKnows(String asked, String language, String heading) {
        var languages = Languages.asked(Optional.empty(), Optional.of(asked));

        assertThat(pages.render(signIn("Billing"), languages).html())
                .contains(
                        "<html lang=\"" + language + "\">",
                        "<h1>" + heading + "</h1>",
                        "<title>" + heading + " · Acme");
    }

    /// Whatever language the machine speaks.
    @Test
    void doesNotSpeakTheMachinesLanguage() {
        var machine = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);

            assertThat(new HostedPages(Theme.of("Acme"))
                            .render(signIn("Billing"), ENGLISH)
                            .html())
                    .contains("<html lang=\"en\">", "Sign in to Acme");
        } finally {
            Locale.setDefault(machine);
        }
    }

    /// Whoever has no passkeys has no script for them.
    @Test
    void offersPasskeysWhereTheServiceDoes() {
        var html = pages.render(new Page.SignIn("/a", Map.of(), "Billing", Optional.empty(), Optional.empty()), ENGLISH)
                .html();

        assertThat(html).contains("autocomplete=\"username\"").doesNotContain("asskey", "credentials");
        assertThat(pages.render(signIn("Billing"), ENGLISH).html())
                .containsPattern("<form id=\"passkey\"[^>]* data-options=\"Billing\"[^>]* hidden>\\s*"
                        + "<input type=\"hidden\" name=\"nBilling\" value=\"vBilling\">\\s*<button");
    }

    @Test
    void tellsPasswordManagersWhatIsWhat() {
        assertThat(pages.render(signIn("Billing"), ENGLISH).html())
                .containsPattern("id=\"username\" name=\"username\"[^>]* autocomplete=\"username webauthn\"")
                .containsPattern("id=\"password\" name=\"password\"[^>]* autocomplete=\"current-password\"");
        assertThat(pages.render(code(Optional.empty()), ENGLISH).html())
                .containsPattern("id=\"code\" name=\"code\"[^>]* inputmode=\"numeric\" autocomplete=\"one-time-code\"");
        assertThat(pages.render(newPassword("Ada"), ENGLISH).html())
                .containsPattern("id=\"new_password\" name=\"new_password\"[^>]* autocomplete=\"new-password\"")
                .contains("<input type=\"text\" autocomplete=\"username\" value=\"Ada\" readonly hidden>");
    }

    @Test
    void troubleHasTheFocusAndIsToldAtTheFieldToo() {
        var html = pages.render(code(Optional.of(new Trouble.WrongCode())), ENGLISH)
                .html();

        assertThat(html)
                .contains("<body data-page=\"second-factor\" data-trouble=\"wrong-code\">")
                .contains("<div id=\"trouble\" role=\"alert\" tabindex=\"-1\" autofocus>")
                .contains("aria-invalid=\"true\" aria-describedby=\"code-trouble\"", "id=\"code-trouble\"");
        assertThat(pages.render(code(Optional.empty()), ENGLISH).html())
                .contains("data-trouble=\"\"")
                .doesNotContain("aria-invalid=", " autofocus", "code-trouble");
    }

    @Test
    void noPasswordIsSaidToBeTheWrongHalf() {
        var html = pages.render(
                        new Page.SignIn(
                                "/a",
                                Map.of(),
                                "Billing",
                                Optional.empty(),
                                Optional.of(new Trouble.WrongCredentials())),
                        ENGLISH)
                .html();

        assertThat(html.split("aria-invalid=\"true\"", -1)).hasSize(3);
    }

    /// Anybody may call their programs anything.
    @Test
    void noNameOfAProgramBecomesMarkup() {
        var page = new Page.Account(new AccountPage.Sessions(
                "/a",
                Map.of(),
                List.of(new AccountPage.SignedIn(
                        "id", Optional.empty(), new Device("<script>alert(1)</script>", ""), Instant.EPOCH, false)),
                Optional.empty(),
                "/e",
                "/b",
                Optional.empty(),
                Instant.EPOCH));

        assertThat(pages.render(page, ENGLISH).html())
                .contains("<h2>&lt;script&gt;alert(1)&lt;</h2>")
                .doesNotContain("<script>alert");
    }

    private static List<Page> pagesOf(String text) {
        return List.of(
                signIn(text),
                new Page.SecondFactor(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        Factor.TOTP,
                        true,
                        Optional.of(text),
                        Optional.of("/b?" + text),
                        Optional.of(new Trouble.WrongCode())),
                newPassword(text),
                new Page.SignUp(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        text,
                        Optional.of(text),
                        "/b?" + text,
                        Optional.of(new Trouble.NoAddress())),
                new Page.CheckMail(
                        "/a?" + text,
                        "/c?" + text,
                        Map.of("n" + text, "v" + text),
                        text,
                        "/b?" + text,
                        true,
                        Optional.of(new Trouble.WrongCode())),
                new ForgottenPasswordPage.ForgotPassword(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        Optional.of(text),
                        "/b?" + text,
                        Optional.of(new Trouble.NoAddress())),
                new ForgottenPasswordPage.ResetPassword(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        Optional.of(text),
                        "/b?" + text,
                        Optional.of(new Trouble.WrongCode())),
                new ForgottenPasswordPage.ResetByLink(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        Optional.of(new Trouble.WeakPassword(Verdict.COMMON))),
                new ForgottenPasswordPage.PasswordChanged(Optional.of("/b?" + text)),
                new AddressPage.Confirm("/a?" + text, Map.of("n" + text, "v" + text), Optional.empty()),
                new AddressPage.Restore(
                        "/a?" + text, Map.of("n" + text, "v" + text), true, Optional.of(new Trouble.WrongCode())),
                new SignOutPage.SignOut("/a?" + text, Map.of("n" + text, "v" + text), Optional.of(text)),
                new Page.Consent("/a?" + text, Map.of("n" + text, "v" + text), text, Set.of(text)),
                new Page.Account(new AccountPage.Apps(
                        List.of(new AccountPage.App(text, text, Set.of(text), Instant.EPOCH, "/c?" + text)),
                        Optional.of("/m?" + text),
                        "/b?" + text)),
                new Page.Account(new AccountPage.Disconnect("/a?" + text, Map.of("n", text), text, text, "/b")),
                new Page.Account(new AccountPage.Sessions(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        List.of(new AccountPage.SignedIn(
                                text, Optional.of(text), new Device("Firefox", text), Instant.EPOCH, false)),
                        Optional.of("/m?" + text),
                        "/e?" + text,
                        "/b?" + text,
                        Optional.of(new AccountPage.Own("/p?" + text, "/f?" + text, Optional.of("/k?" + text))),
                        Instant.EPOCH)),
                new Page.Account(new AccountPage.ChangePassword(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        Optional.of(text),
                        "/b?" + text,
                        Optional.of(new Trouble.WrongPassword()))),
                new Page.Account(new AccountPage.PasswordIsChanged("/b?" + text)),
                new Page.Account(new AccountPage.PasswordIsElsewhere("/b?" + text)),
                new ConfirmPage(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        text,
                        text,
                        Optional.of(new PasskeyForm("/d?" + text, Map.of("n" + text, "v" + text), text, "/e?" + text)),
                        "/b?" + text,
                        Optional.of(new Trouble.WrongCredentials())),
                factors(new FactorPage.Overview(
                        List.of(new FactorPage.App(
                                text, text, Instant.EPOCH, Optional.of(Instant.EPOCH), "/r?" + text)),
                        3,
                        true,
                        Optional.of("/a?" + text),
                        "/c?" + text,
                        "/b?" + text)),
                factors(new FactorPage.Add("/a?" + text, Map.of("n" + text, "v" + text), true, "/b?" + text)),
                factors(new FactorPage.Scan(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        "<svg></svg>",
                        "JBSWY3DP",
                        "/b?" + text,
                        Optional.of(new Trouble.WrongCode()))),
                factors(new FactorPage.Remove("/a?" + text, Map.of("n", text), text, text, true, "/b?" + text)),
                factors(new FactorPage.Renew("/a?" + text, Map.of("n", text), text, "/b?" + text)),
                factors(new FactorPage.Codes(List.of("7KQ2-M1NX"), "/b?" + text)),
                factors(new FactorPage.Elsewhere("/b?" + text)),
                passkeys(new PasskeyPage.Overview(
                        List.of(new PasskeyPage.Passkey(
                                text, text, true, Instant.EPOCH, Optional.of(Instant.EPOCH), "/r?" + text)),
                        Optional.of("/a?" + text),
                        "/b?" + text)),
                passkeys(new PasskeyPage.Add(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        text,
                        text,
                        "/b?" + text,
                        Optional.of(new Trouble.NoName()))),
                passkeys(new PasskeyPage.Rename(
                        "/a?" + text,
                        Map.of("n" + text, "v" + text),
                        text,
                        "/r?" + text,
                        "/b?" + text,
                        Optional.of(new Trouble.NoName()))),
                passkeys(new PasskeyPage.Remove("/a?" + text, Map.of("n", text), text, text, "/b?" + text)),
                passkeys(new PasskeyPage.NotHere("/b?" + text)),
                new SignOutPage.SigningOut("/a?" + text, Map.of("n" + text, "v" + text)),
                new SignOutPage.SignedOut(Optional.of("https://app.example/" + text)),
                new Page.Failure(FailureKind.UNKNOWN_CLIENT, text),
                new Page.FormPost("https://app.example/" + text, Map.of("n" + text, "v" + text)));
    }

    /// OWASP ASVS 5.0, 7.4.4.
    @Test
    void leadsWhoeverIsSignedInToTheSignOutFromEachPage() {
        var below = new HostedPages(Theme.of("Acme"), "/auth/oauth2/logout");
        var link = "<a id=\"to-sign-out\" href=\"/auth/oauth2/logout\">Sign out</a>";

        assertThat(pagesOf("x")).anyMatch(page -> page instanceof Page.Account).allSatisfy(page -> {
            boolean isOfOneSignedIn =
                    page instanceof Page.Account || page instanceof Page.Consent || page instanceof ConfirmPage;
            assertThat(below.render(page, List.of()).html().contains(link)).isEqualTo(isOfOneSignedIn);
        });
    }

    private static Page factors(FactorPage page) {
        return new Page.Account(new AccountPage.OfFactors(page));
    }

    private static Page passkeys(PasskeyPage page) {
        return new Page.Account(new AccountPage.OfPasskeys(page));
    }

    private static Page signIn(String text) {
        return new Page.SignIn(
                "/a?" + text,
                Map.of("n" + text, "v" + text),
                text,
                Optional.of(text),
                Optional.of("/b?" + text),
                Optional.of("/c?" + text),
                Optional.of(new PasskeyForm("/d?" + text, Map.of("n" + text, "v" + text), text, "/e?" + text)),
                Optional.of(new Trouble.WrongCredentials()));
    }

    private static Page newPassword(String text) {
        return new Page.NewPassword(
                "/a?" + text,
                Map.of("n" + text, "v" + text),
                Optional.of(text),
                Optional.of("/b?" + text),
                Optional.of(new Trouble.WeakPassword(Verdict.COMMON)));
    }

    private static Page code(Optional<Trouble.WrongCode> trouble) {
        return new Page.SecondFactor("/a", Map.of(), Factor.TOTP, trouble.map(wrong -> wrong));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("`", "&#x60;")
                .replace("=", "&#x3D;");
    }

    private static List<String> hashes(RenderedPage page) {
        return HASH.matcher(String.join(";", page.allowed()))
                .results()
                .map(hash -> hash.group(1))
                .toList();
    }

    private static List<String> hashesOfWhatIsInline(String html) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        return INLINE.matcher(html)
                .results()
                .map(element -> Base64.getEncoder()
                        .encodeToString(digest.digest(element.group(2).getBytes(UTF_8))))
                .toList();
    }
}

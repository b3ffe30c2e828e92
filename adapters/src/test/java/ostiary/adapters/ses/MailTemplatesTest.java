package ostiary.adapters.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.mail.Mail;
import ostiary.core.user.EmailAddress;

class MailTemplatesTest {
    private static final EmailAddress ZOE =
            EmailAddress.parse("zoe@example.org").orElseThrow();

    private final MailTemplates templates = new MailTemplates("Example & Co");

    @Test
    void confirmAddressReadsLikeThis() {
        var mail = confirm("Zoë O'Neill");

        assertThat(mail.to()).isEqualTo(ZOE);
        assertThat(mail.subject()).isEqualTo("Confirm your e-mail address for Example & Co");
        assertThat(mail.text()).isEqualTo("""
            Hello Zoë O'Neill,

            enter this code to finish signing up at Example & Co:

                1234-5678

            It is good for 10 minutes and works once. Nobody from Example & Co
            will ever ask you for it.

            If it was not you who signed up, ignore this mail. Without the code, no
            account is made.

            --\s
            Example & Co
            """);
    }

    @Test
    void alreadySignedUpReadsLikeThis() {
        var mail = templates.render(new Mail.AlreadySignedUp(ZOE));

        assertThat(mail.to()).isEqualTo(ZOE);
        assertThat(mail.subject()).isEqualTo("You already have an account at Example & Co");
        assertThat(mail.text()).isEqualTo("""
            Hello,

            somebody just tried to sign up at Example & Co with your e-mail address. It
            has an account already, so no new one was made.

            If it was you, log in with the password you have, or reset it if you have
            forgotten it.

            If it was not you, there is nothing to do: your account and your password
            are as they were.

            --\s
            Example & Co
            """);
    }

    /// There may be no password that the user could use here, and there is none to reset.
    @Test
    void whoHasNoPasswordHereIsToldSo() {
        var mail = templates.render(new Mail.NoPasswordHere(ZOE));

        assertThat(mail.subject()).isEqualTo("You already have an account at Example & Co");
        assertThat(mail.text())
                .contains("its password did not come along", "log in with the password that you have in the other")
                .doesNotContain("reset");
    }

    @Test
    void htmlSaysTheSameAsTheText() {
        var confirm = confirm("Zoë");
        var already = templates.render(new Mail.AlreadySignedUp(ZOE));
        var noPassword = templates.render(new Mail.NoPasswordHere(ZOE));

        assertThat(wordsOf(noPassword.html())).isEqualTo("You already have an account " + words(noPassword.text()));
        assertThat(wordsOf(confirm.html())).isEqualTo("Confirm your e-mail address " + words(confirm.text()));
        assertThat(wordsOf(already.html())).isEqualTo("You already have an account " + words(already.text()));
    }

    @Test
    void htmlNamesItsLanguageAndSetsNoColourThatADarkBackgroundWouldHide() {
        assertThat(confirm("Zoë").html())
                .startsWith("<!doctype html>\n<html lang=\"en\">\n")
                .contains("<meta charset=\"utf-8\">", "<meta name=\"color-scheme\" content=\"light dark\">")
                .contains("<title>Confirm your e-mail address for Example &amp; Co</title>")
                .doesNotContain("background", " color:");
    }

    @Test
    void noMailHoldsALinkOrLoadsAnything() {
        assertThat(confirm("Zoë").html()
                        + templates.render(new Mail.AlreadySignedUp(ZOE)).html())
                .doesNotContain("http:", "https:", "href", "src", "url(", "<img", "<script");
    }

    @Test
    void whoGaveNoNameIsGreetedWithoutOne() {
        var mail =
                templates.render(new Mail.ConfirmAddress(ZOE, Optional.empty(), "1234-5678", Duration.ofMinutes(10)));

        assertThat(mail.text()).startsWith("Hello,\n");
        assertThat(mail.html()).contains("<p>Hello,</p>");
    }

    @Test
    void markupInANameIsText() {
        var mail = confirm("<script>alert('x')");

        assertThat(mail.text()).startsWith("Hello <script>alert('x'),\n");
        assertThat(mail.html()).contains("<p>Hello &lt;script&gt;alert(&#39;x&#39;),</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{code}}", "{{{code}}}", "{{#name}}{{code}}", "{{=<% %>=}}<%code%>"})
    void templateTagsInANameAreText(String name) {
        var mail = confirm(name);

        assertThat(mail.text()).startsWith("Hello " + name + ",\n").containsOnlyOnce("1234-5678");
        assertThat(mail.html()).containsOnlyOnce("1234-5678");
    }

    @ParameterizedTest
    @CsvSource({
        "'Zoë\r\nBcc: all@example.org', 'Hello,'",
        "'Zoë\r\nX-Spam: no', 'Hello Zoë X-Spam: no,'",
        "'Zoë\n\n\nYou won', 'Hello Zoë You won,'",
        "'Zoë\u0000\u0007\u001b[31m\u2028\u0085', 'Hello Zoë [31m,'",
        "'\u202egnp eoZ\u202c', 'Hello gnp eoZ,'",
        "'   ', 'Hello,'",
        "'\r\n', 'Hello,'",
    })
    void aNameIsOneLine(String name, String greeting) {
        var mail = confirm(name);

        assertThat(mail.text().lines().findFirst()).contains(greeting);
        assertThat(mail.subject()).isEqualTo("Confirm your e-mail address for Example & Co");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "evil.example",
                "You won, see evil.example/x",
                "evil。example",
                "write to x@evil",
                "\\\\evil\\share",
                "</p><script>"
            })
    void aNameThatCouldBecomeALinkIsLeftOut(String name) {
        assertThat(confirm(name).text()).startsWith("Hello,\n");
        assertThat(confirm(name).html()).contains("<p>Hello,</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"J. R. R. Tolkien", "Martin Luther King Jr.", "علی‌رضا", "Nguyễn Thị Minh", "D’Arcy-Smith"})
    void anHonestNameStaysAsItIs(String name) {
        assertThat(confirm(name).text()).startsWith("Hello " + name + ",\n");
    }

    @Test
    void aLongNameIsCutBetweenCharacters() {
        assertThat(confirm("😀".repeat(10_000)).text()).startsWith("Hello " + "😀".repeat(50) + "…,\n");
    }

    @Test
    void aLogLineDoesNotGetToKnowTheMail() {
        assertThat(confirm("Zoë")).hasToString("RenderedMail");
    }

    private RenderedMail confirm(String name) {
        return templates.render(new Mail.ConfirmAddress(ZOE, Optional.of(name), "1234-5678", Duration.ofMinutes(10)));
    }

    private static String wordsOf(String html) {
        var body = html.substring(html.indexOf("<body"));
        return words(body.replaceAll("<[^>]*>", " ").replace("&amp;", "&"));
    }

    private static String words(String text) {
        return text.replace("-- \n", "").replaceAll("\\s+", " ").strip();
    }
}

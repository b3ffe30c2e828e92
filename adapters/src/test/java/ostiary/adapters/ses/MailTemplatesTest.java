package ostiary.adapters.ses;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import ostiary.core.mail.Mail;
import ostiary.core.user.EmailAddress;

class MailTemplatesTest {
    private static final String LINK = "https://auth.example.com/password/reset/page?token=opl_AAAA";

    private static final EmailAddress ZOE =
            EmailAddress.parse("zoe@example.org").orElseThrow();

    private final MailTemplates templates = new MailTemplates("Example & Co");

    @Test
    void confirmAddressReadsLikeThis() {
        var mail = confirm();

        assertThat(mail.to()).isEqualTo(ZOE);
        assertThat(mail.subject()).isEqualTo("Confirm your e-mail address for Example & Co");
        assertThat(mail.text()).isEqualTo("""
            Hello,

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
    void factorsAreToldOfLikeThis() {
        assertThat(templates.render(new Mail.FactorAdded(ZOE)).subject())
                .isEqualTo("An authenticator was added to your account at Example & Co");
        assertThat(flat(new Mail.FactorRemoved(ZOE, 2))).contains("a code of the others, which are 2.");
        assertThat(flat(new Mail.FactorRemoved(ZOE, 0)))
                .contains("It was the last one: from now on, your password alone is enough");
        assertThat(flat(new Mail.RecoveryCodeUsed(ZOE, 9)))
                .contains("You have 9 left.")
                .doesNotContain("last one");
        assertThat(flat(new Mail.RecoveryCodeUsed(ZOE, 0)))
                .contains("It was the last one.")
                .doesNotContain("left");
        assertThat(flat(new Mail.FactorLocked(ZOE)))
                .contains("Log in with one of your recovery codes", "Then change your password");
        assertThat(flat(new Mail.RecoveryCodesRenewed(ZOE))).contains("those you had are void");
    }

    @Test
    void deletionsAreToldOfLikeThis() {
        var requested = new Mail.DeletionRequested(ZOE, Instant.parse("2026-12-30T07:05:00Z"));

        assertThat(templates.render(requested).subject()).isEqualTo("Your account at Example & Co will be deleted");
        assertThat(flat(requested)).contains("will be deleted on 30 December 2026, 07:05 UTC.");
        assertThat(flat(new Mail.DeletionCancelled(ZOE))).contains("your account at Example & Co stays");
        assertThat(flat(new Mail.DeletionRefused(ZOE))).contains("could not be deleted", "The account stays");
    }

    @ParameterizedTest
    @MethodSource("factorMails")
    void htmlOfFactorsSaysTheSameAsTheText(Mail mail) {
        var rendered = templates.render(mail);
        var html = wordsOf(rendered.html());

        assertThat(html.substring(html.indexOf("Hello"))).isEqualTo(words(rendered.text()));
    }

    static Stream<Mail> factorMails() {
        return Stream.of(
                new Mail.PasskeyAdded(ZOE),
                new Mail.PasskeyRemoved(ZOE),
                new Mail.PasswordVoided(ZOE),
                new Mail.FactorAdded(ZOE),
                new Mail.FactorRemoved(ZOE, 0),
                new Mail.FactorRemoved(ZOE, 1),
                new Mail.FactorLocked(ZOE),
                new Mail.RecoveryCodeUsed(ZOE, 0),
                new Mail.RecoveryCodeUsed(ZOE, 1),
                new Mail.RecoveryCodesRenewed(ZOE),
                new Mail.DeletionRequested(ZOE, Instant.EPOCH),
                new Mail.DeletionCancelled(ZOE),
                new Mail.DeletionRefused(ZOE));
    }

    private String flat(Mail mail) {
        return words(templates.render(mail).text());
    }

    @Test
    void htmlSaysTheSameAsTheText() {
        var confirm = confirm();
        var already = templates.render(new Mail.AlreadySignedUp(ZOE));
        var noPassword = templates.render(new Mail.NoPasswordHere(ZOE));

        var reset = templates.render(reset());
        assertThat(wordsOf(reset.html()).replace("set another password on a page of Example & Co , on any device.", ""))
                .isEqualTo("Set another password "
                        + words(reset.text()).replace("set another password on this page, on any device: " + LINK, ""));
        for (var mail : others()) {
            var rendered = templates.render(mail);
            assertThat(wordsOf(rendered.html())).endsWith(words(rendered.text()));
        }
        assertThat(wordsOf(noPassword.html())).isEqualTo("You already have an account " + words(noPassword.text()));
        assertThat(wordsOf(confirm.html())).isEqualTo("Confirm your e-mail address " + words(confirm.text()));
        assertThat(wordsOf(already.html())).isEqualTo("You already have an account " + words(already.text()));
    }

    @Test
    void htmlNamesItsLanguageAndSetsNoColourThatADarkBackgroundWouldHide() {
        assertThat(confirm().html())
                .startsWith("<!doctype html>\n<html lang=\"en\">\n")
                .contains("<meta charset=\"utf-8\">", "<meta name=\"color-scheme\" content=\"light dark\">")
                .contains("<title>Confirm your e-mail address for Example &amp; Co</title>")
                .doesNotContain("background", " color:");
    }

    @Test
    void noMailHoldsALinkOrLoadsAnything() {
        assertThat(confirm().html()
                        + templates.render(new Mail.AlreadySignedUp(ZOE)).html())
                .doesNotContain("http:", "https:", "href", "src", "url(", "<img", "<script");
    }

    @Test
    void aLogLineDoesNotGetToKnowTheMail() {
        assertThat(confirm()).hasToString("RenderedMail");
    }

    @Test
    void resetPasswordReadsLikeThis() {
        var mail = templates.render(reset());

        assertThat(mail.subject()).isEqualTo("Set another password for Example & Co");
        assertThat(mail.text()).isEqualTo("""
            Hello,

            enter this code where you have asked for another password at Example & Co:

                1234-5678

            Or set another password on this page, on any device:

            https://auth.example.com/password/reset/page?token=opl_AAAA

            Code and link are good for 10 minutes and work once. Nobody from
            Example & Co will ever ask you for them.

            If it was not you who asked, there is nothing to do: your password is as it
            was.

            --\s
            Example & Co
            """);
        assertThat(mail.html().split("href=", -1)).hasSize(2);
        assertThat(mail.html())
                .contains("<a ses:no-track href=\"" + LINK.replace("=", "&#x3D;") + "\">")
                .doesNotContain("src=", "url(", "<script");
    }

    @Test
    void addressesAreToldOfLikeThis() {
        assertThat(flat(new Mail.ConfirmNewAddress(ZOE, "z…@e…", "1234-5678", LINK, Duration.ofMinutes(10))))
                .contains(
                        "1234-5678",
                        LINK,
                        "good for 10 minutes",
                        "give the code to nobody",
                        "has the address z…@e… now");
        assertThat(flat(new Mail.AddressChanged(ZOE, LINK, Duration.ofDays(7))))
                .contains("was just changed", LINK, "good for 7 days and works once");
        for (var mail : List.of(
                new Mail.AddressIsTaken(ZOE),
                new Mail.AddressChangeRequested(ZOE),
                new Mail.AddressLeft(ZOE),
                new Mail.AddressRestored(ZOE))) {
            var rendered = templates.render(mail);
            assertThat(rendered.html()).doesNotContain("href", "http");
            assertThat(rendered.html() + rendered.text()).doesNotContainPattern("[0-9]{4}-[0-9]{4}");
            assertThat(wordsOf(rendered.html())).endsWith(words(rendered.text()));
        }
        for (var mail : List.of(
                new Mail.ConfirmNewAddress(ZOE, "z…@e…", "1234-5678", LINK, Duration.ofMinutes(10)),
                new Mail.AddressChanged(ZOE, LINK, Duration.ofDays(7)))) {
            var html = templates.render(mail).html();
            assertThat(html.split("href=", -1)).hasSize(2);
            assertThat(html)
                    .contains("<a ses:no-track href=\"" + LINK.replace("=", "&#x3D;") + "\">")
                    .doesNotContain("src=", "url(", "<script");
        }
    }

    /// Neither a code nor a link, for whoever asked for them may be anybody.
    @Test
    void whoHasNoPasswordToResetIsToldSo() {
        for (var mail : others()) {
            var rendered = templates.render(mail);
            assertThat(rendered.text()).startsWith("Hello,\n").contains("Example & Co");
            assertThat(rendered.html()).doesNotContain("href", "http");
            assertThat(rendered.html() + rendered.text()).doesNotContainPattern("[0-9]{4}-[0-9]{4}");
        }
    }

    private static List<Mail> others() {
        return List.of(new Mail.NoAccountHere(ZOE), new Mail.PasswordIsElsewhere(ZOE), new Mail.PasswordChanged(ZOE));
    }

    private static Mail reset() {
        return new Mail.ResetPassword(ZOE, "1234-5678", LINK, Duration.ofMinutes(10));
    }

    private RenderedMail confirm() {
        return templates.render(new Mail.ConfirmAddress(ZOE, "1234-5678", Duration.ofMinutes(10)));
    }

    private static String wordsOf(String html) {
        var body = html.substring(html.indexOf("<body"));
        return words(body.replaceAll("<[^>]*>", " ").replace("&amp;", "&"));
    }

    private static String words(String text) {
        return text.replace("-- \n", "").replaceAll("\\s+", " ").strip();
    }
}

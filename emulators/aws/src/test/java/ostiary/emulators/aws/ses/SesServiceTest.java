package ostiary.emulators.aws.ses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static ostiary.emulators.aws.AwsWorld.PLACE;
import static ostiary.emulators.aws.AwsWorld.allow;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import ostiary.emulators.aws.AwsKey;
import ostiary.emulators.aws.AwsWorld;
import ostiary.emulators.aws.iam.Role;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

class SesServiceTest {
    private static final String DOMAIN = PLACE.arn("ses", "identity/shop.example");

    @AutoClose
    private final AwsWorld world = new AwsWorld();

    private final Role role = AwsWorld.role(allow(DOMAIN, "ses:SendEmail")
            + ",'Condition':{'StringEquals':{'ses:FromAddress':'no-reply@shop.example'}}");

    private static SendEmailRequest mail(String from) {
        return SendEmailRequest.builder()
                .fromEmailAddress(from)
                .destination(to -> to.toAddresses("ann@mail.example"))
                .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("Hello"))
                        .body(body -> body.text(text -> text.data("Hi")).html(html -> html.data("<p>Hi")))))
                .build();
    }

    private void send(Role sender, String from) {
        world.client(sender, SesV2Client.builder()).sendEmail(mail(from));
    }

    @Test
    void keepsWhatIsSent() {
        send(role, "Shop <no-reply@shop.example>");

        assertThat(world.ses.sent())
                .containsExactly(new SentMail(
                        "Shop <no-reply@shop.example>", List.of("ann@mail.example"), "Hello", "Hi", "<p>Hi"));
        assertThat(role.unused()).isEmpty();
        assertThat(world.endpoint.problems()).isEmpty();
    }

    @Test
    void refusesAnotherSenderInTheWordsOfAws() {
        assertThatThrownBy(() -> send(role, "boss@shop.example"))
                .asInstanceOf(type(SesV2Exception.class))
                .returns(403, SesV2Exception::statusCode)
                .returns(
                        "AccessDeniedException",
                        denied -> denied.awsErrorDetails().errorCode())
                .extracting(denied -> denied.awsErrorDetails().errorMessage())
                .isEqualTo("User `arn:aws:sts::111122223333:assumed-role/Worker/Worker' is not authorized to perform"
                        + " `ses:SendEmail' on resource `" + DOMAIN + "'");
        assertThat(world.ses.sent()).isEmpty();
    }

    @Test
    void takesTheIdentityOfTheAddressBeforeThatOfItsDomain() {
        assertThatThrownBy(() -> send(AwsWorld.role(allow(DOMAIN, "ses:SendEmail")), "vip@shop.example"))
                .hasMessageContaining("identity/vip@shop.example");
    }

    @Test
    void takesTheIdentityOfADomainAboveTheSenders() {
        send(AwsWorld.role(allow(DOMAIN, "ses:SendEmail")), "no-reply@eu.mail.shop.example");

        assertThat(world.ses.sent()).hasSize(1);
    }

    @Test
    void asksForTheDefaultConfigurationSetOfTheIdentityThoughTheCallNamesNone() {
        world.ses.useByDefault("shop.example", "tracked");
        var set = PLACE.arn("ses", "configuration-set/tracked");

        assertThatThrownBy(() -> send(role, "no-reply@shop.example"))
                .hasMessageContaining("`ses:SendEmail' on resource `" + set + "'");
        send(AwsWorld.role(allow(DOMAIN, "ses:SendEmail"), allow(set, "ses:SendEmail")), "no-reply@shop.example");

        assertThat(world.ses.sent()).hasSize(1);
    }

    @Test
    void rejectsASenderWhoIsNotVerified() {
        assertThatThrownBy(() -> send(AwsWorld.role(allow("*", "ses:*")), "me@other.example"))
                .isInstanceOf(MessageRejectedException.class);
    }

    @Test
    void refusesAnUnknownKey() {
        var client = world.client(new AwsKey("ASIA9", "no", "no"), SesV2Client.builder(), "eu-west-1");

        assertThatThrownBy(() -> client.sendEmail(mail("no-reply@shop.example")))
                .asInstanceOf(type(SesV2Exception.class))
                .returns(403, SesV2Exception::statusCode);
    }

    @Test
    void stopsAtWhatItDoesNotKnow() {
        var client = world.client(AwsWorld.role(allow("*", "ses:*")), SesV2Client.builder());

        assertThatThrownBy(() -> client.getAccount(account -> {})).isInstanceOf(SesV2Exception.class);
        assertThatThrownBy(() -> client.sendEmail(mail("no-reply@shop.example").toBuilder()
                        .configurationSetName("tracked")
                        .build()))
                .isInstanceOf(SesV2Exception.class);
        assertThat(world.endpoint.problems()).hasSize(2);
    }
}

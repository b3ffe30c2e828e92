package ostiary.adapters.ses;

import static java.nio.charset.StandardCharsets.UTF_8;

import ostiary.core.UnavailableException;
import ostiary.core.mail.Mail;
import ostiary.core.mail.Mailer;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/// Adapter: sends mails through Amazon SES.
public final class SesMailer implements Mailer {
    private final SesV2Client ses;
    private final MailTemplates templates;
    private final String from;

    /// Sends from `from`.
    ///
    /// @param from a verified identity of SES: an address, or `Name <address>`
    public SesMailer(SesV2Client ses, MailTemplates templates, String from) {
        this.ses = ses;
        this.templates = templates;
        this.from = from;
    }

    @Override
    public void send(Mail mail) {
        try {
            ses.sendEmail(request(templates.render(mail)));
        } catch (SdkException failure) {
            // Without the cause: SES repeats the recipient's address in its messages.
            throw new UnavailableException("SES: " + describe(failure), null);
        }
    }

    private SendEmailRequest request(RenderedMail mail) {
        return SendEmailRequest.builder()
                .fromEmailAddress(from)
                .destination(to -> to.toAddresses(mail.to().value()))
                .content(content -> content.simple(message -> message.subject(utf8(mail.subject()))
                        .body(body -> body.text(utf8(mail.text())).html(utf8(mail.html())))))
                .build();
    }

    private static Content utf8(String data) {
        return Content.builder().data(data).charset(UTF_8.name()).build();
    }

    private static String describe(SdkException failure) {
        var kind = failure.getClass().getSimpleName();
        return failure instanceof AwsServiceException answer
                ? kind + ", status " + answer.statusCode() + ", request " + answer.requestId()
                : kind;
    }
}

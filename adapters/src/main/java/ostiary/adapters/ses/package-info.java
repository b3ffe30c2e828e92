/// The core's [ostiary.core.mail.Mailer] on Amazon SES, and the templates of the mails.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.ses;

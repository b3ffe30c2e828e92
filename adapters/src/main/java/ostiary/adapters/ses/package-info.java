/// The core's [ostiary.core.mail.Mailer] on Amazon SES, and the wording of the mails.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.ses;

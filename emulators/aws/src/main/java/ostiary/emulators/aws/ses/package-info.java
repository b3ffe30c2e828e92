/// SES, as far as mails are sent by it.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.ses;

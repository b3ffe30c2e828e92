/// SES, limited to sending emails.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.ses;

/// Mails to users.
package ostiary.core.mail;

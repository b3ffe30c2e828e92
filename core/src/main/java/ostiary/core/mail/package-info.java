/// What the service writes to its users.
package ostiary.core.mail;

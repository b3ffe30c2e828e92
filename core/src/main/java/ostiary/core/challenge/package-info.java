/// Logins that wait for more than the password.
package ostiary.core.challenge;

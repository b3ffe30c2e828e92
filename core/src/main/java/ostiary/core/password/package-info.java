/// Passwords: which may be set, and how they are kept.
package ostiary.core.password;

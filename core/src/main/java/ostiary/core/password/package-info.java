/// Passwords: which may be set, and how they are hashed.
package ostiary.core.password;

/// Passkeys: what authenticators sign in place of a password (WebAuthn Level 3).
package ostiary.core.passkey;

/// The core's port of time-based codes, and what an authenticator app scans.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.totp;

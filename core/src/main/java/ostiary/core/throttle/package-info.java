/// Limits on attempts.
package ostiary.core.throttle;

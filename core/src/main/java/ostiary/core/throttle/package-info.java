/// How often something may be tried.
package ostiary.core.throttle;

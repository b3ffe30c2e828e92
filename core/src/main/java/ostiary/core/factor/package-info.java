/// Second factors of the service's own: authenticator apps and recovery codes.
package ostiary.core.factor;

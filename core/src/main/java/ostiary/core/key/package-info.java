/// The keys of the service, and when each may be used.
package ostiary.core.key;

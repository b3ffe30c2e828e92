/// The keys of the service and the times between which each is used.
package ostiary.core.key;

/// The events that others are told of: accounts, sessions, factors and clients, and their changes.
@org.jspecify.annotations.NullMarked
package ostiary.core.event;

/// The events of the local service: the table's stream, a topic and its queues, all on this machine.
@org.jspecify.annotations.NullMarked
package ostiary.server.local.events;

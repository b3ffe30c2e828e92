/// The service on a laptop: a front door on loopback in place of API Gateway, DynamoDB Local, and a mailbox to look
/// into.
@org.jspecify.annotations.NullMarked
package ostiary.server.local;

/// DynamoDB Local in a process of its own: what starts it, and what runs in that process.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.dynamodb;

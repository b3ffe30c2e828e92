/// DynamoDB Local in a process of its own: its launcher, and the main class of that process.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.dynamodb;

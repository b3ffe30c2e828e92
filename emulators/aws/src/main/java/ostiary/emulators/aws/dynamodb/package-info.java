/// DynamoDB Local behind the permissions that its callers' roles have.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.dynamodb;

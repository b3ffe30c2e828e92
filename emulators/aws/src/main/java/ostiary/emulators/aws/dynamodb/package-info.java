/// DynamoDB Local behind the permissions of its callers' roles.
@org.jspecify.annotations.NullMarked
package ostiary.emulators.aws.dynamodb;

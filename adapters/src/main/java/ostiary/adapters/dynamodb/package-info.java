/// The stores of the core, on DynamoDB. Only this package knows the attributes' names.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.dynamodb;

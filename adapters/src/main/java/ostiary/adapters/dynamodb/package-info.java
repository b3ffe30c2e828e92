/// The stores of the core, on DynamoDB. The only package that knows an attribute's name.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.dynamodb;

/// The stores while DynamoDB fails.
@org.jspecify.annotations.NullMarked
package ostiary.adapters.fault;

/// What API Gateway and Application Load Balancers send a function and want back, as JSON, and nothing of Lambda's own
/// library.
@org.jspecify.annotations.NullMarked
package ostiary.functions.gateway;

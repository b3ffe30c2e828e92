/// The JSON that API Gateway and Application Load Balancers exchange with a function, without Lambda's own library.
@org.jspecify.annotations.NullMarked
package ostiary.functions.gateway;

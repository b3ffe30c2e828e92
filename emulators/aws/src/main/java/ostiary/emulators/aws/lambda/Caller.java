package ostiary.emulators.aws.lambda;

/// The AWS service that invokes a function, and the resource on whose behalf it does.
///
/// @param service the service principal, such as `apigateway.amazonaws.com`
/// @param sourceArn the ARN of the route, secret or other resource
/// @param account the account that owns `sourceArn`
public record Caller(String service, String sourceArn, String account) {}

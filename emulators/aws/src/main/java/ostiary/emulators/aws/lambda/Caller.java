package ostiary.emulators.aws.lambda;

/// Which service invokes a function, and in whose name.
///
/// @param service `apigateway.amazonaws.com`
/// @param sourceArn what of that service: a route, a secret
/// @param account that `sourceArn` belongs to
public record Caller(String service, String sourceArn, String account) {}

package ostiary.emulators.aws.gateway;

import ostiary.emulators.lambda.Outcome;

/// Invokes functions on behalf of API Gateway.
public interface Integrations {
    /// Invokes a function.
    ///
    /// @param sourceArn the ARN of the route or authorizer on whose behalf the function is invoked
    /// @return the outcome; a failure if the function's resource-based policy does not allow the invocation
    Outcome invoke(String functionArn, String sourceArn, String event);
}

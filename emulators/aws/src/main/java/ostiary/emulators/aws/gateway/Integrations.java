package ostiary.emulators.aws.gateway;

import ostiary.emulators.lambda.Outcome;

/// Invokes functions in the name of API Gateway.
public interface Integrations {
    /// Invokes one.
    ///
    /// @param sourceArn which route or authorizer of which API invokes
    /// @return as a caller without the right to invoke would see it, if the function has no permission for it
    Outcome invoke(String functionArn, String sourceArn, String event);
}

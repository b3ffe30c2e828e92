package ostiary.emulators.aws;

import java.io.IOException;
import java.util.List;
import ostiary.emulators.aws.iam.Access;

/// An emulated service behind the [AwsEndpoint]. It throws an [UnmodelledException] for any request
/// that it does not implement.
public interface AwsService {
    /// The service name in the signature and the prefix of IAM actions, such as `dynamodb`.
    String name();

    /// The operation that is requested, such as `TransactWriteItems`.
    String operation(AwsRequest request);

    /// Every permission that the caller needs, in the order in which AWS checks them.
    List<Access> needs(AwsRequest request);

    /// Performs the operation. The caller is already authorized.
    ///
    /// @throws AwsFailure if the service answers with an error
    AwsAnswer perform(AwsRequest request) throws IOException, InterruptedException;

    /// The service's error response to a caller that lacks a permission.
    AwsFailure refuse(Denial denial);

    /// The service's error response to an access key that it does not know.
    default AwsFailure refuseUnknownKey() {
        return new AwsFailure(
                400, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
}

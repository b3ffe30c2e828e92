package ostiary.emulators.aws;

import java.io.IOException;
import java.util.List;
import ostiary.emulators.aws.iam.Access;

/// One service behind the [AwsEndpoint]. It throws an [UnmodelledException] at all that it does not know.
public interface AwsService {
    /// As requests are signed for it, and as its actions begin: `dynamodb`.
    String name();

    /// What is asked for, such as `TransactWriteItems`.
    String operation(AwsRequest request);

    /// All that the caller must be allowed to do, in the order in which AWS looks at it.
    List<Access> needs(AwsRequest request);

    /// Does what is asked, of a caller who may.
    ///
    /// @throws AwsFailure for an error of the service
    AwsAnswer perform(AwsRequest request) throws IOException, InterruptedException;

    /// How this service says that a caller may not.
    AwsFailure refuse(Denial denial);

    /// How it says that it does not know a caller.
    default AwsFailure refuseStranger() {
        return new AwsFailure(
                400, "UnrecognizedClientException", "The security token included in the request is invalid.");
    }
}

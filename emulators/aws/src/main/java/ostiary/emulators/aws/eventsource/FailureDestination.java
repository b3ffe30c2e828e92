package ostiary.emulators.aws.eventsource;

import java.util.Optional;
import ostiary.emulators.aws.iam.Role;

/// Where a mapping keeps what a function failed at for good
/// (<https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html>).
public interface FailureDestination {
    /// Keeps a failure, by the permissions of the function's role.
    ///
    /// @return why it could not be kept, which loses it; empty if it is
    Optional<String> keep(Role role, Failure failure);
}

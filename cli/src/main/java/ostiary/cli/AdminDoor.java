package ostiary.cli;

import java.util.Map;
import java.util.Optional;
import ostiary.cli.aws.UnreadException;

/// The way to what operators may do to users: the function of a deployed service, or the data of one on this machine.
interface AdminDoor extends AutoCloseable {
    /// Makes one call.
    ///
    /// @param members as `AdminApi.DIRECT` declares them, without `by`
    AdminReply call(Map<String, String> members) throws MovingException, UnreadException;

    /// A sentence if something that was done is not noted where it should be.
    default Optional<String> complaint() {
        return Optional.empty();
    }

    @Override
    void close();
}

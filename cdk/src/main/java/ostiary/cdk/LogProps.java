package ostiary.cdk;

import java.util.Optional;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// A team's choices about log groups.
///
/// @param retention how long a line is kept
/// @param keepData whether they outlive the stack
/// @param key that encrypts them; a key of AWS's own if empty
public record LogProps(RetentionDays retention, boolean keepData, Optional<LogKey> key) {
    /// Three months, whatever becomes of the stack, under a key of AWS's own.
    public static LogProps standard() {
        return new LogProps(RetentionDays.THREE_MONTHS, true, Optional.empty());
    }

    /// A log group; its name is still to be chosen.
    LogGroup.Builder group(Construct scope, String id) {
        return LogGroup.Builder.create(scope, id)
                .retention(retention)
                .encryptionKey(key.map(chosen -> chosen.in(scope)).orElse(null))
                .removalPolicy(Removal.of(keepData));
    }
}

package ostiary.blueprint;

import java.util.EnumSet;
import java.util.Set;

/// A Lambda function of the service.
public sealed interface DeclaredFunction permits ServiceFunction, EventFunction {
    /// The id in names of resources, logs and metrics, such as `login`.
    String id();

    /// The Lambda `Handler` property: a class in the functions jar.
    String handler();

    /// Exactly the environment variables this function has.
    Set<Setting> settings();

    /// The environment variables that it has besides where a team's choices ask for them.
    default Set<Setting> settingsOfChoice() {
        return EnumSet.noneOf(Setting.class);
    }
}

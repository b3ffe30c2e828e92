package ostiary.cdk;

import java.util.Optional;

/// What [Alarms] watch, and what a team decides about them.
///
/// @param api what they watch
/// @param table what they watch
/// @param functions what they watch, with [LogMetrics] over them: crashes of the authorizer are counted there
/// @param alarmsTo whom they tell; nobody if empty
/// @param runbooks where their descriptions say that the runbooks are: the URL of a folder, with a trailing slash
public record AlarmsProps(
        AuthApi api, OstiaryTable table, AuthFunctions functions, Optional<AlarmsTo> alarmsTo, String runbooks) {
    public AlarmsProps {
        Checks.runbooks(runbooks);
    }
}

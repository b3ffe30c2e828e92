package ostiary.cdk;

import java.util.Optional;

/// The metrics that [Alarms] watch, and a team's choices about them.
///
/// @param api to watch
/// @param table to watch
/// @param functions to watch, with [LogMetrics] over them: crashes of the authorizer are counted there
/// @param alarmsTo the recipient of notifications; none if empty
/// @param runbooks the URL of the folder with the runbooks, with a trailing slash; for the alarms' descriptions
/// @param ofNewVersions whether there are alarms that take back a new version
public record AlarmsProps(
        ServiceApi api,
        OstiaryTable table,
        AuthFunctions functions,
        Optional<AlarmsTo> alarmsTo,
        String runbooks,
        boolean ofNewVersions) {
    public AlarmsProps {
        Checks.runbooks(runbooks);
    }
}

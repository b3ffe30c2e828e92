package ostiary.cdk;

/// What an [AuthDashboard] shows.
///
/// @param api whose traffic is shown
/// @param table whose use is shown
/// @param functions whose work is shown, with [LogMetrics] over them: refusals by reason are counted there
/// @param alarms whose state is on top
/// @param runbooks where the text on top says that the runbooks are: the URL of a folder, with a trailing slash
/// @param prices by which the cost of an operation is estimated
public record AuthDashboardProps(
        AuthApi api, OstiaryTable table, AuthFunctions functions, Alarms alarms, String runbooks, Prices prices) {
    public AuthDashboardProps {
        Checks.runbooks(runbooks);
    }
}

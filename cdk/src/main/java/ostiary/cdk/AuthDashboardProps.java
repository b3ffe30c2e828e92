package ostiary.cdk;

/// The sources of an [AuthDashboard].
///
/// @param api whose traffic is shown
/// @param table whose use is shown
/// @param functions whose metrics are shown, with [LogMetrics] over them: refusals by reason are counted there
/// @param alarms whose state is shown on top
/// @param runbooks the URL of the folder with the runbooks, with a trailing slash; for the text on top
/// @param prices for the estimated cost of an operation
public record AuthDashboardProps(
        ServiceApi api, OstiaryTable table, AuthFunctions functions, Alarms alarms, String runbooks, Prices prices) {
    public AuthDashboardProps {
        Checks.runbooks(runbooks);
    }
}

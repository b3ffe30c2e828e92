package ostiary.cdk;

/// The sources of [LogMetrics].
///
/// @param api whose access log is read
/// @param functions whose logs are read
public record LogMetricsProps(ServiceApi api, AuthFunctions functions) {}

package ostiary.cdk;

/// The resources that an [EventFeed] reads and uses.
///
/// @param table whose stream it reads
/// @param functions whose code, logs and network the publisher shares
/// @param alarms of the service, beside which its own are
/// @param keepData whether changes that could not be told outlive the stack
public record EventFeedProps(OstiaryTable table, AuthFunctions functions, Alarms alarms, boolean keepData) {}

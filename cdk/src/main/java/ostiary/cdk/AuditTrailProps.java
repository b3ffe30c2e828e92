package ostiary.cdk;

/// The resources that an [AuditTrail] reads and uses.
///
/// @param events that it records
/// @param functions whose code, logs and network its function shares
/// @param lock whether records can be removed
/// @param keepData whether the trail outlives the stack
/// @param protect whether the table of the heads is protected from deletion
public record AuditTrailProps(
        EventFeed events, AuthFunctions functions, AuditLock lock, boolean keepData, boolean protect) {}

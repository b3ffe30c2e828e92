package ostiary.cdk;

/// The resources that a [SearchProjection] reads and uses.
///
/// @param events of the users
/// @param functions whose code, logs and network the projector shares, and one of which searches
/// @param alarms of the service, beside which its own are
/// @param keepData whether the copy outlives the stack, though it can be made anew
/// @param protect whether the copy is protected from deletion
public record SearchProjectionProps(
        EventFeed events, AuthFunctions functions, Alarms alarms, boolean keepData, boolean protect) {}

package ostiary.cdk;

/// The functions that [SnapshotCare] touches.
///
/// @param functions whose aliases have snapshots that users wait for
public record SnapshotCareProps(AuthFunctions functions) {}

package ostiary.cdk;

/// The functions that [Releases] release, and a team's choices about them.
///
/// @param functions whose traffic moves to new versions
/// @param alarms that roll back a new version
/// @param release how the traffic moves
/// @param rehearse whether new versions are rehearsed before they get traffic
public record ReleasesProps(AuthFunctions functions, Alarms alarms, Release release, boolean rehearse) {}

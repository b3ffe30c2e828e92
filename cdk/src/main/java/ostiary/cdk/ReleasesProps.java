package ostiary.cdk;

/// What [Releases] move, and what a team decides about them.
///
/// @param functions whose traffic goes over to new versions
/// @param alarms which take a new version back
/// @param release how the traffic goes over
/// @param rehearse whether new versions are rehearsed with before they get traffic
public record ReleasesProps(AuthFunctions functions, Alarms alarms, Release release, boolean rehearse) {}

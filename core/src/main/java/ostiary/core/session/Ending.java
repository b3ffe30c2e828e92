package ostiary.core.session;

import ostiary.core.token.EndReason;

/// The end of a session before its time.
///
/// @param announced whether the revocation feed has it; if not, whoever ended the session died before that
public record Ending(EndReason reason, boolean announced) {}

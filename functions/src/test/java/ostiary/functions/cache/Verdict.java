package ostiary.functions.cache;

/// What becomes of a request before it reaches a team's own function.
public enum Verdict {
    PASSED,
    /// 401
    UNAUTHORIZED,
    /// 403
    FORBIDDEN
}

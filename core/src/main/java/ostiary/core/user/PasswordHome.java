package ostiary.core.user;

/// Where the passwords of users are, and so which of them can be reset here.
public enum PasswordHome {
    /// The service's own accounts have them.
    HERE,
    /// Here, or still in the system that users come from, each until their first login. Who is still there
    /// resets it there: a password that was set here would let them in without the second factor that they may
    /// have there.
    MOVING,
    /// In another system, which is asked at each login. A password that was set here would open nothing.
    ELSEWHERE
}

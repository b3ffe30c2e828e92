package ostiary.torture;

/// The promises of every history.
enum Rule {
    /// No token ever has two different successors; being answered with itself while it rests is none.
    A_ONE_LINE("no token has two successors"),
    /// No superseded token is redeemable once its grace is over, but for the one just before the newest, once in three
    /// rotations.
    B_GRACE_ENDS("no superseded token is redeemed after its grace, unless it is forgiven"),
    /// After a detected replay the family is dead.
    C_REPLAY_ENDS_ALL("nothing is redeemed after a replay was detected"),
    /// After an acknowledged logout nothing of that session is accepted. A logout everywhere ends each session that
    /// was there when it was asked for; one whose login was under way at the same time may live or die.
    D_LOGOUT_STICKS("nothing is redeemed after an acknowledged logout"),
    /// No honest client is refused.
    E_HONEST_STAY("no honest client is refused");

    private final String promise;

    Rule(String promise) {
        this.promise = promise;
    }

    @Override
    public String toString() {
        return name().charAt(0) + ": " + promise;
    }
}

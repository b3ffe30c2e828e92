package ostiary.blueprint;

/// The read and write units of DynamoDB that an operation takes at most when it succeeds. `CapacityTest` holds the code
/// to them, `make bench` prints what it measured beside them, and `make cost` prices them.
public enum Consumption {
    LOGIN(3, 1),
    /// A network of IPv6 is counted at three sizes.
    LOGIN_FROM_IPV6(4, 1),
    REFRESH(1, 1),
    LOGOUT(0, 3),
    LOGOUT_EVERYWHERE(0, 2),
    /// A warm authorizer's; what it reads of revocations is not of one request.
    AUTHORIZE(0, 0),
    /// A sign-up from the form to the confirmed account, from IPv6.
    SIGN_UP(3, 12),
    /// A request for another password, from IPv6, as the two below: each size of a network is a write.
    FORGOT(1, 6),
    RESET(3, 15),
    CHANGE(4, 9);

    private final int reads;
    private final int writes;

    Consumption(int reads, int writes) {
        this.reads = reads;
        this.writes = writes;
    }

    /// Read units.
    public int reads() {
        return reads;
    }

    /// Write units.
    public int writes() {
        return writes;
    }
}

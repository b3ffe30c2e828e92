package ostiary.blueprint;

/// The names of the users that rehearsals make. They can't be those of people, so the rights of a rehearsal end at
/// them.
public final class SyntheticUsers {
    /// How each id begins: a UUID of version 8 (RFC 9562 §5.8), while people have one of version 4.
    public static final String ID = "facade00-0000-8000-";

    /// How each address begins. The mailbox simulator of SES takes mail for it and lets nobody read it
    /// (<https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator>).
    public static final String ADDRESS = "success+ostiary-";

    /// How each address ends.
    public static final String DOMAIN = "@simulator.amazonses.com";

    /// How the source address of their requests begins. It is reserved for documentation (RFC 3849): no request from
    /// the Internet comes from there.
    public static final String NETWORK = "2001:db8:";

    /// Whether an address is one of theirs. Anybody can type one: what an account may do beyond others hangs on
    /// [#isId].
    public static boolean isAddress(String email) {
        return email.startsWith(ADDRESS) && email.endsWith(DOMAIN);
    }

    /// Whether the id of a user is one of theirs. A sign-up gives no such id.
    public static boolean isId(String userId) {
        return userId.startsWith(ID);
    }

    /// Whether people are refused an address: what is sent to the mailbox simulator is read by nobody, so nobody has
    /// an address there.
    ///
    /// @param sourceIp where the sign-up comes from
    public static boolean refuse(String email, String sourceIp) {
        return email.endsWith(DOMAIN) && !(isAddress(email) && sourceIp.startsWith(NETWORK));
    }

    /// The start of the ids of their clients; nobody else can be registered by one.
    public static final String CLIENT = "ostiary-rehearsal.";

    private SyntheticUsers() {}
}

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

    /// Whether an address is one of theirs.
    public static boolean isAddress(String email) {
        return email.startsWith(ADDRESS) && email.endsWith(DOMAIN);
    }

    private SyntheticUsers() {}
}

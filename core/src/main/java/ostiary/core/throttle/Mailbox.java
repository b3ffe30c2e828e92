package ostiary.core.throttle;

/// The mailbox behind an address: `ada+news@example.org` is Ada's, who has as many such addresses as she likes
/// (RFC 5233), so all of them share one count. For counting only: each is an account of its own.
///
/// Other habits of single hosts, such as Gmail's dots, are not known here.
public final class Mailbox {
    /// Each label there is a mailbox of its own, which nobody reads: rehearsals have one each.
    private static final String SIMULATOR = "@simulator.amazonses.com";

    private Mailbox() {}

    /// The address without its sub-address; a name that is no address as it is.
    ///
    /// @param name in the one spelling in which names are counted
    static String of(String name) {
        int plus = name.indexOf('+');
        int at = name.lastIndexOf('@');
        return plus < 1 || plus > at || isSimulated(name) ? name : name.substring(0, plus) + name.substring(at);
    }

    /// Whether mails to the address go to the mailbox simulator of SES, which counts them against no quota
    /// (<https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html#send-email-simulator>).
    public static boolean isSimulated(String address) {
        return address.endsWith(SIMULATOR);
    }
}

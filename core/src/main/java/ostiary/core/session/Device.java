package ostiary.core.session;

/// Where a login came from, in the words its user will recognise.
///
/// @param userAgent what the client calls itself; empty when it says nothing
/// @param network the address it came from, an IPv6 one cut to its /64
public record Device(String userAgent, String network) {
    private static final int MAX_USER_AGENT = 200; // keeps a session item under 1 KB, one write unit

    /// The user agent as a page may show it: without control characters and at most 200 characters.
    public Device {
        var printable = userAgent.replaceAll("[^\\x20-\\x7E]", "");
        userAgent = printable.substring(0, Math.min(printable.length(), MAX_USER_AGENT));
    }
}

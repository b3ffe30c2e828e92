package ostiary.core.session;

/// Where a login came from, as its user will recognise it.
///
/// @param userAgent the client's `User-Agent`; empty without one
/// @param network the client's address, an IPv6 one cut to its /64
public record Device(String userAgent, String network) {
    private static final int MAX_USER_AGENT = 200; // keeps a session item under 1 KB, one write unit

    /// Cleans the user agent for display: no control characters, at most 200 characters.
    public Device {
        var printable = userAgent.replaceAll("[^\\x20-\\x7E]", "");
        userAgent = printable.substring(0, Math.min(printable.length(), MAX_USER_AGENT));
    }
}

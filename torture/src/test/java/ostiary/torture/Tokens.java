package ostiary.torture;

/// Names for tokens in reports.
final class Tokens {
    private static final int SHOWN = 6;

    private Tokens() {}

    /// The end of it: there is enough of it to tell tokens of one family apart.
    static String name(String token) {
        return token.substring(Math.max(0, token.length() - SHOWN));
    }
}

package ostiary.server.local.openapi;

/// Links to RFCs, in the Markdown that descriptions are written in.
final class Rfc {
    private Rfc() {}

    static String link(int number) {
        return "[RFC %1$d](https://www.rfc-editor.org/rfc/rfc%1$d)".formatted(number);
    }

    /// A link to a section, such as `5.1`.
    static String link(int number, String section) {
        return "[RFC %1$d §%2$s](https://www.rfc-editor.org/rfc/rfc%1$d#section-%2$s)".formatted(number, section);
    }
}

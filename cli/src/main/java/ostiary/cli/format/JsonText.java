package ostiary.cli.format;

import java.io.IOException;
import java.util.BitSet;

/// The values of a JSON text, told apart by quotes and brackets alone, so that what is wrong within one is not in the
/// way of the next. Memory doesn't grow with them.
final class JsonText {
    private static final int DEPTH_WITH_KINDS = 1000;

    private final Bytes in;
    private final Kept kept;

    /// @param kept takes what [#value] reads
    JsonText(Bytes in, Kept kept) {
        this.in = in;
        this.kept = kept;
    }

    /// The next byte that is no white space; -1 at the end.
    int peek() throws IOException {
        int next = in.peek();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            in.read();
            next = in.peek();
        }
        return next;
    }

    /// Takes the next sign, which has to be `sign`.
    void expect(char sign) throws IOException, BrokenFileException {
        if (peek() != sign) {
            throw unexpected();
        }
        in.read();
    }

    /// Takes the next sign if it is `sign`.
    boolean take(char sign) throws IOException {
        boolean isThere = peek() == sign;
        if (isThere) {
            in.read();
        }
        return isThere;
    }

    /// After a value: whether there is a comma, and so another one. Else there has to be `end`.
    boolean goesOn(char end) throws IOException, BrokenFileException {
        if (take(',')) {
            return true;
        }
        expect(end);
        return false;
    }

    /// Reads a value to its end, and keeps it if it isn't too long.
    void value() throws IOException, BrokenFileException {
        kept.clear();
        switch (peek()) {
            case '"' -> string();
            case '{', '[' -> nested();
            default -> scalar();
        }
    }

    BrokenFileException unexpected() throws IOException {
        return in.peek() < 0
                ? broken("the file is cut off")
                : broken("not JSON as RFC 8259 has it, or not as this format has it");
    }

    BrokenFileException broken(String what) {
        return new BrokenFileException("line " + in.line() + ", byte " + in.offset() + ": " + what);
    }

    private void string() throws IOException, BrokenFileException {
        kept.add(in.read());
        int next = character();
        while (next != '"') {
            if (next == '\\') {
                character();
            }
            next = character();
        }
    }

    /// A line end in a text is no JSON: a quote is missing before it.
    private int character() throws IOException, BrokenFileException {
        if (in.peek() < 0 || in.peek() == '\n') {
            throw in.peek() < 0 ? unexpected() : broken("a quote is missing");
        }
        int next = in.read();
        kept.add(next);
        return next;
    }

    private void nested() throws IOException, BrokenFileException {
        var arrays = new BitSet();
        long depth = 0;
        do {
            int next = in.peek();
            if (next == '"') {
                string();
                continue;
            }
            if (next < 0) {
                throw unexpected();
            }
            if (next == '{' || next == '[') {
                open(arrays, depth++, next);
            } else if (next == '}' || next == ']') {
                close(arrays, --depth, next);
            }
            kept.add(in.read());
        } while (depth > 0);
    }

    private static void open(BitSet arrays, long depth, int bracket) {
        if (depth < DEPTH_WITH_KINDS) {
            arrays.set((int) depth, bracket == '[');
        }
    }

    private void close(BitSet arrays, long depth, int bracket) throws BrokenFileException {
        if (depth < DEPTH_WITH_KINDS && arrays.get((int) depth) != (bracket == ']')) {
            throw broken("a bracket is missing, or of the other kind");
        }
    }

    private void scalar() throws IOException, BrokenFileException {
        while (in.peek() > ' ' && ",:]}[{\"".indexOf(in.peek()) < 0) {
            kept.add(in.read());
        }
        if (kept.isEmpty()) {
            throw unexpected();
        }
    }
}

package ostiary.cli.format;

import java.io.IOException;
import java.util.BitSet;

/// Splits a JSON text into its values by quotes and brackets alone, so that an error inside a value doesn't affect the
/// next one. Memory doesn't grow with the length or the number of values.
final class JsonText {
    private static final int DEPTH_WITH_KINDS = 1000;

    private final Bytes in;
    private final EntryBuffer buffer;

    /// @param buffer receives the value that [#value] reads
    JsonText(Bytes in, EntryBuffer buffer) {
        this.in = in;
        this.buffer = buffer;
    }

    /// The next byte that is not white space; -1 at the end.
    int peek() throws IOException {
        int next = in.peek();
        while (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
            in.read();
            next = in.peek();
        }
        return next;
    }

    /// Reads the next character, which has to be `sign`.
    void expect(char sign) throws IOException, BrokenFileException {
        if (peek() != sign) {
            throw unexpected();
        }
        in.read();
    }

    /// Reads the next character if it is `sign`.
    boolean take(char sign) throws IOException {
        boolean isThere = peek() == sign;
        if (isThere) {
            in.read();
        }
        return isThere;
    }

    /// Reads what follows a value: a comma, so that there is another value, or else `end`.
    boolean hasMore(char end) throws IOException, BrokenFileException {
        if (take(',')) {
            return true;
        }
        expect(end);
        return false;
    }

    /// Reads a value to its end into the buffer.
    void value() throws IOException, BrokenFileException {
        buffer.clear();
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
        buffer.add(in.read());
        int next = character();
        while (next != '"') {
            if (next == '\\') {
                character();
            }
            next = character();
        }
    }

    /// Reads one character of a text. A line end there means a missing quote, since no JSON text contains one.
    private int character() throws IOException, BrokenFileException {
        if (in.peek() < 0 || in.peek() == '\n') {
            throw in.peek() < 0 ? unexpected() : broken("a quote is missing");
        }
        int next = in.read();
        buffer.add(next);
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
            buffer.add(in.read());
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
            buffer.add(in.read());
        }
        if (buffer.isEmpty()) {
            throw unexpected();
        }
    }
}

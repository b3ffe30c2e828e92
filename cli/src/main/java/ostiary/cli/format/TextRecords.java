package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// The lines of a file, or records whose quoted fields may hold line ends, each of a length that memory takes.
final class TextRecords {
    static final int MAX_BYTES = 256 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final boolean quoted;
    private final byte[] buffer = new byte[BUFFER];
    private final byte[] bytes = new byte[MAX_BYTES];
    private int at;
    private int end;
    private long line = 1;
    private long begin = 1;
    private int length;
    private boolean insideQuotes;
    private boolean mayOpen;

    /// @param quoted whether a line end between double quotes is text, if the field begins with one (RFC 4180 §2.6)
    TextRecords(InputStream in, boolean quoted) throws IOException {
        this.in = in;
        this.quoted = quoted;
        skipByteOrderMark();
    }

    /// Reads on to the end of the next record that is not blank.
    ///
    /// @return false at the end of the file
    /// @throws BrokenFileException when a quote is not closed: whose the lines after it are can't be told
    boolean next() throws IOException, BrokenFileException {
        while (peek() >= 0) {
            readOne();
            if (length > 0) {
                return true;
            }
        }
        return false;
    }

    /// The line that the record begins in.
    long line() {
        return begin;
    }

    /// Without its line end. Throws if it is too long or not UTF-8.
    String text() throws FlawedEntryException {
        if (length > MAX_BYTES) {
            throw new FlawedEntryException(Flaw.TOO_LONG);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new FlawedEntryException(Flaw.UNREADABLE);
        }
    }

    private void readOne() throws IOException, BrokenFileException {
        begin = line;
        length = 0;
        insideQuotes = false;
        mayOpen = quoted;
        for (int next = read(); next >= 0 && !isEnd(next); next = read()) {
            keep(next);
        }
        if (insideQuotes) {
            throw unclosed();
        }
        if (length > 0 && length <= MAX_BYTES && bytes[length - 1] == '\r') {
            length--;
        }
    }

    private boolean isEnd(int next) {
        if (next == '\n') {
            line++;
        }
        return next == '\n' && !insideQuotes;
    }

    /// What is too long is read to its end, and not kept.
    private void keep(int next) throws BrokenFileException {
        lookForQuotes(next);
        if (length < MAX_BYTES) {
            bytes[length] = (byte) next;
        } else if (insideQuotes) {
            throw unclosed();
        }
        length = Math.min(length + 1, MAX_BYTES + 1);
    }

    /// As [CsvFields] reads them: a quote amid a field opens nothing, or it would swallow the lines after it. One right
    /// after a closing one is the second half of a quote that is text.
    private void lookForQuotes(int next) {
        boolean isQuote = next == '"';
        if (insideQuotes) {
            insideQuotes = !isQuote;
            mayOpen = isQuote;
        } else {
            insideQuotes = isQuote && mayOpen;
            mayOpen = quoted && next == ',';
        }
    }

    private BrokenFileException unclosed() {
        return new BrokenFileException("a quote in the record that begins in line " + begin + " is not closed");
    }

    private void skipByteOrderMark() throws IOException {
        fill();
        boolean marked = end >= BYTE_ORDER_MARK.length;
        for (int i = 0; marked && i < BYTE_ORDER_MARK.length; i++) {
            marked = Byte.toUnsignedInt(buffer[i]) == BYTE_ORDER_MARK[i];
        }
        at = marked ? BYTE_ORDER_MARK.length : 0;
    }

    private int read() throws IOException {
        int next = peek();
        at++;
        return next;
    }

    private int peek() throws IOException {
        if (at >= end) {
            fill();
        }
        return end == 0 ? -1 : Byte.toUnsignedInt(buffer[at]);
    }

    private void fill() throws IOException {
        at = 0;
        end = in.readNBytes(buffer, 0, BUFFER);
    }
}

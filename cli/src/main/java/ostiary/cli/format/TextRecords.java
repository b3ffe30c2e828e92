package ostiary.cli.format;

import java.io.IOException;

/// Reads the lines of a file, or records whose quoted fields may contain line ends, each of bounded length.
final class TextRecords {
    private final Bytes in;
    private final boolean quoted;
    private final EntryBuffer buffer = new EntryBuffer();
    private long line = 1;
    private long offset;
    private boolean ended;
    private boolean insideQuotes;
    private boolean justClosed;
    private boolean fieldBegins;
    private int previous;

    /// @param quoted whether a line end inside double quotes belongs to the field, if the field begins with a quote
    ///     (RFC 4180 §2.6)
    TextRecords(Bytes in, boolean quoted) {
        this.in = in;
        this.quoted = quoted;
    }

    /// Reads the next record that is not blank.
    ///
    /// @return false at the end of the file
    /// @throws BrokenFileException when a quote is not closed, so that the records after it can't be separated
    boolean next() throws IOException, BrokenFileException {
        while (in.peek() >= 0) {
            readOne();
            if (!buffer.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// The line on which the record begins.
    long line() {
        return line;
    }

    /// Number of bytes before the record.
    long offset() {
        return offset;
    }

    /// Whether a line end follows the record. The last record may have none, and may then be cut off.
    boolean isEnded() {
        return ended;
    }

    /// The record without its line end. Throws if it is too long or not UTF-8.
    String text() throws FlawedEntryException {
        return buffer.text();
    }

    /// The exception for a last record that is incomplete.
    BrokenFileException cutOff() {
        return new BrokenFileException("line " + line + ": the last entry is not whole, so the file is cut off");
    }

    private void readOne() throws IOException, BrokenFileException {
        line = in.line();
        offset = in.offset();
        buffer.clear();
        insideQuotes = false;
        justClosed = false;
        fieldBegins = quoted;
        previous = 0;
        int next = in.read();
        while (next >= 0 && (next != '\n' || insideQuotes)) {
            append(next);
            next = in.read();
        }
        if (insideQuotes) {
            throw unclosed();
        }
        ended = next >= 0;
        buffer.dropCarriageReturn();
    }

    private void append(int next) throws BrokenFileException {
        lookForQuotes(next);
        buffer.add(next);
        if (buffer.isTooLong() && insideQuotes) {
            throw unclosed();
        }
    }

    /// Tracks quotes as [CsvFields] does: a quote in the middle of a field opens nothing, or it would swallow the
    /// lines after it. A quote right after a closing one is the second half of an escaped quote.
    private void lookForQuotes(int next) {
        if (insideQuotes) {
            insideQuotes = next != '"';
            justClosed = !insideQuotes;
        } else {
            insideQuotes = next == '"' && (fieldBegins || justClosed);
            justClosed = false;
            boolean isComma = next == ',' && previous != '\\';
            fieldBegins = quoted && (isComma || (fieldBegins && CsvFields.isBlank((char) next)));
        }
        previous = next;
    }

    private BrokenFileException unclosed() {
        return new BrokenFileException("a quote in the record that begins in line " + line + " is not closed");
    }
}

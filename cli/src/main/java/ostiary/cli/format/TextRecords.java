package ostiary.cli.format;

import java.io.IOException;

/// The lines of a file, or records whose quoted fields may hold line ends, each of a length that memory takes.
final class TextRecords {
    private final Bytes in;
    private final boolean quoted;
    private final Kept kept = new Kept();
    private long line = 1;
    private long offset;
    private boolean ended;
    private boolean insideQuotes;
    private boolean justClosed;
    private boolean fieldBegins;
    private int previous;

    /// @param quoted whether a line end between double quotes is text, if the field begins with one (RFC 4180 §2.6)
    TextRecords(Bytes in, boolean quoted) {
        this.in = in;
        this.quoted = quoted;
    }

    /// Reads on to the end of the next record that is not blank.
    ///
    /// @return false at the end of the file
    /// @throws BrokenFileException when a quote is not closed: whose the lines after it are can't be told
    boolean next() throws IOException, BrokenFileException {
        while (in.peek() >= 0) {
            readOne();
            if (!kept.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    /// The line that the record begins in.
    long line() {
        return line;
    }

    /// Where the record begins.
    long offset() {
        return offset;
    }

    /// Whether there is a line end after it. What has none is the last, and may be cut off.
    boolean isEnded() {
        return ended;
    }

    /// Without its line end. Throws if it is too long or not UTF-8.
    String text() throws FlawedEntryException {
        return kept.text();
    }

    /// That the record, the last one, is not whole.
    BrokenFileException cutOff() {
        return new BrokenFileException("line " + line + ": the last entry is not whole, so the file is cut off");
    }

    private void readOne() throws IOException, BrokenFileException {
        line = in.line();
        offset = in.offset();
        kept.clear();
        insideQuotes = false;
        justClosed = false;
        fieldBegins = quoted;
        previous = 0;
        int next = in.read();
        while (next >= 0 && (next != '\n' || insideQuotes)) {
            keep(next);
            next = in.read();
        }
        if (insideQuotes) {
            throw unclosed();
        }
        ended = next >= 0;
        kept.dropCarriageReturn();
    }

    private void keep(int next) throws BrokenFileException {
        lookForQuotes(next);
        kept.add(next);
        if (kept.isTooLong() && insideQuotes) {
            throw unclosed();
        }
    }

    /// As [CsvFields] reads them: a quote amid a field opens nothing, or it would swallow the lines after it. One right
    /// after a closing one is the second half of a quote that is text.
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

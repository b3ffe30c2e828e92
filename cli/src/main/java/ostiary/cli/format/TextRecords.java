package ostiary.cli.format;

import java.io.IOException;

/// Reads the lines of a file, each of bounded length.
final class TextRecords {
    private final Bytes in;
    private final EntryBuffer buffer = new EntryBuffer();
    private long line = 1;
    private long offset;
    private boolean ended;

    TextRecords(Bytes in) {
        this.in = in;
    }

    /// Reads the next record that is not blank.
    ///
    /// @return false at the end of the file
    boolean next() throws IOException {
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

    private void readOne() throws IOException {
        line = in.line();
        offset = in.offset();
        buffer.clear();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            buffer.add(next);
            next = in.read();
        }
        ended = next >= 0;
        buffer.dropCarriageReturn();
    }
}

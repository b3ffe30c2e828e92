package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;

/// Reads the bytes of a file after its byte order mark, and counts lines and offsets.
final class Bytes {
    private static final int BUFFER = 64 * 1024;
    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int at;
    private int end;
    private long before;
    private long line = 1;

    Bytes(InputStream in) throws IOException {
        this.in = in;
        fill();
        boolean marked = end >= BYTE_ORDER_MARK.length;
        for (int i = 0; marked && i < BYTE_ORDER_MARK.length; i++) {
            marked = Byte.toUnsignedInt(buffer[i]) == BYTE_ORDER_MARK[i];
        }
        at = marked ? BYTE_ORDER_MARK.length : 0;
    }

    /// Reads the next byte; -1 at the end.
    int read() throws IOException {
        int next = peek();
        if (next >= 0) {
            at++;
            if (next == '\n') {
                line++;
            }
        }
        return next;
    }

    int peek() throws IOException {
        if (at >= end) {
            fill();
        }
        return end == 0 ? -1 : Byte.toUnsignedInt(buffer[at]);
    }

    /// Number of bytes before the next one.
    long offset() {
        return before + at;
    }

    /// Line of the next byte; the first line is 1.
    long line() {
        return line;
    }

    /// The beginning of the file, 64 KiB at most, one char per byte. Call it before anything is read.
    String ahead() {
        return new String(buffer, at, end - at, ISO_8859_1);
    }

    private void fill() throws IOException {
        before += end;
        at = 0;
        end = in.readNBytes(buffer, 0, BUFFER);
    }
}

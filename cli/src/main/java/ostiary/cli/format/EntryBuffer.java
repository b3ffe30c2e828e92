package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/// The bytes of one entry, up to a limit.
final class EntryBuffer {
    static final int MAX_BYTES = 256 * 1024;

    private final byte[] bytes = new byte[MAX_BYTES];
    private int length;

    void clear() {
        length = 0;
    }

    /// Appends a byte. Bytes beyond the limit are dropped; [#isTooLong] is then true.
    void add(int next) {
        if (length < MAX_BYTES) {
            bytes[length] = (byte) next;
        }
        length = Math.min(length + 1, MAX_BYTES + 1);
    }

    boolean isEmpty() {
        return length == 0;
    }

    boolean isTooLong() {
        return length > MAX_BYTES;
    }

    void dropCarriageReturn() {
        if (length > 0 && !isTooLong() && bytes[length - 1] == '\r') {
            length--;
        }
    }

    /// Decodes the bytes; throws if they are too many or not UTF-8.
    String text() throws FlawedEntryException {
        if (isTooLong()) {
            throw new FlawedEntryException(Flaw.TOO_LONG);
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw new FlawedEntryException(Flaw.UNREADABLE);
        }
    }
}

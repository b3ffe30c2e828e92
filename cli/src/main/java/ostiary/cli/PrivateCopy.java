package ostiary.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// A copy of what was read from a file: the content that was validated is the content that is imported, even if the
/// file changes in between.
///
/// The copy is unlinked as soon as it is open, so nobody else can open it, and it is gone when the process ends.
final class PrivateCopy implements AutoCloseable {
    private final FileChannel channel;

    private PrivateCopy(FileChannel channel) {
        this.channel = channel;
    }

    /// Creates an empty copy on the same disk, which has room for files of that size.
    static PrivateCopy beside(Path file) throws IOException {
        return new PrivateCopy(FileChannel.open(
                file.resolveSibling("." + UUID.randomUUID() + ".copy"),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE,
                        LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /// Wraps `in` so that each byte is copied as it is read.
    InputStream recording(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                var one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
            }

            @Override
            public int read(byte[] into, int from, int most) throws IOException {
                int length = super.read(into, from, most);
                var bytes = ByteBuffer.wrap(into, from, Math.max(length, 0));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                return length;
            }
        };
    }

    /// The copy from its beginning. Allows one reader at a time, which must not close it.
    InputStream content() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

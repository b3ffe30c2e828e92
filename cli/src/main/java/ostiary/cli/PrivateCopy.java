package ostiary.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// A copy of what was read from a file, so that the validated content is the imported content, whoever
/// changes the file meanwhile.
///
/// It is unlinked as soon as it is open, so nobody else can open it, and it vanishes with the process.
final class PrivateCopy implements AutoCloseable {
    private final FileChannel channel;

    private PrivateCopy(FileChannel channel) {
        this.channel = channel;
    }

    /// An empty copy on the same disk, which has room for files of that size.
    static PrivateCopy beside(Path file) throws IOException {
        return new PrivateCopy(FileChannel.open(
                file.resolveSibling("." + UUID.randomUUID() + ".copy"),
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /// A stream of the same bytes as `in` that copies each as it is read.
    InputStream keeping(InputStream in) {
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

    /// The copy from its beginning. One reader at a time; do not close it.
    InputStream content() throws IOException {
        channel.position(0);
        return Channels.newInputStream(channel);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}

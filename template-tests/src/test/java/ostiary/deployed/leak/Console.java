package ostiary.deployed.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;

/// The lines that this JVM prints from [#listen] on, which it goes on to print.
public final class Console {
    private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();

    private Console() {}

    public static void listen() {
        System.setOut(new PrintStream(new Both(System.out), true, UTF_8));
        System.setErr(new PrintStream(new Both(System.err), true, UTF_8));
    }

    public static List<String> lines() {
        return PRINTED.toString(UTF_8).lines().toList();
    }

    private static final class Both extends OutputStream {
        private final OutputStream first;

        Both(OutputStream first) {
            this.first = first;
        }

        @Override
        public void write(int octet) throws IOException {
            first.write(octet);
            PRINTED.write(octet);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            first.write(bytes, offset, length);
            PRINTED.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            first.flush();
        }
    }
}

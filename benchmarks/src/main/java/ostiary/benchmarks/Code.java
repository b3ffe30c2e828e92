package ostiary.benchmarks;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/// The unpacked code of the functions, as Lambda gets it.
final class Code {
    private Code() {}

    static Path ofFunctions() {
        var directory = Objects.requireNonNull(System.getProperty("ostiary.lambda"), "ostiary.lambda");
        return Path.of(directory).toAbsolutePath().normalize();
    }

    /// Contains [EmptyHandler].
    static Path ofBenchmarks() {
        try {
            return Path.of(Code.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

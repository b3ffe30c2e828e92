package ostiary.cdk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.services.lambda.Code;

/// The Lambda package of the service: a marked artifact on the class path, or one that the team names.
final class FunctionsCode {
    /// The manifest attribute that marks a Lambda package.
    static final String MARK = "Ostiary-Lambda-Package";

    private static final String INSTEAD =
            ": give OstiaryProps.code, a folder that `mvn package` has made for Lambda, or an archive of one";

    private FunctionsCode() {}

    static Code of(Optional<Path> chosen) {
        var code = chosen.orElseGet(FunctionsCode::artifact);
        LambdaPackage.read(code).check();
        return Code.fromAsset(code.toString());
    }

    private static Path artifact() {
        var found = new ArrayList<Path>();
        for (var manifest : manifests()) {
            marked(manifest).ifPresent(found::add);
        }
        if (found.size() != 1) {
            var what = found.isEmpty() ? "no artifact with the functions" : "more than one artifact with the functions";
            throw new IllegalStateException(what + " on the class path " + found + INSTEAD);
        }
        return found.getFirst();
    }

    private static List<URL> manifests() {
        try {
            return Collections.list(FunctionsCode.class.getClassLoader().getResources("META-INF/MANIFEST.MF"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The jar of the manifest, if it has the mark.
    private static Optional<Path> marked(URL manifest) {
        try {
            if (!(manifest.openConnection() instanceof JarURLConnection connection)) {
                return Optional.empty();
            }
            connection.setUseCaches(false);
            try (var jar = connection.getJarFile()) {
                boolean marked = jar.getManifest().getMainAttributes().getValue(MARK) != null;
                return marked
                        ? Optional.of(
                                Path.of(URI.create(connection.getJarFileURL().toString())))
                        : Optional.empty();
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package ostiary.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/// A new certificate for 127.0.0.1, made by the JDK's `keytool`.
final class LocalCertificate {
    private static final String PASSWORD = "benchmark";
    private static final Path JAVA = Path.of(System.getProperty("java.home"));

    private final Path directory;
    private final KeyStore key;

    private LocalCertificate(Path directory, KeyStore key) {
        this.directory = directory;
        this.key = key;
    }

    static LocalCertificate make(Path directory) {
        var file = directory.resolve("key.p12");
        try {
            if (keytool(file).waitFor() != 0) {
                throw new IllegalStateException("keytool has made no certificate");
            }
            return new LocalCertificate(directory, KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process keytool(Path file) throws IOException {
        return new ProcessBuilder(
                        JAVA.resolve("bin", "keytool").toString(),
                        "-genkeypair",
                        "-alias",
                        "aws",
                        "-keyalg",
                        "RSA",
                        "-keysize",
                        "2048",
                        "-dname",
                        "CN=aws",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        file.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /// The server's TLS context.
    SSLContext context() throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(key, PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[0], null);
        return context;
    }

    /// A trust store with the JDK's authorities and this certificate.
    Path trusted() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        try (var authorities = Files.newInputStream(JAVA.resolve("lib", "security", "cacerts"))) {
            store.load(authorities, null);
        }
        store.setCertificateEntry("benchmark", key.getCertificate("aws"));
        var file = directory.resolve("trusted.p12");
        try (var output = Files.newOutputStream(file)) {
            store.store(output, PASSWORD.toCharArray());
        }
        return file;
    }
}

package ostiary.server.local;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import ostiary.server.FrontDoor;
import ostiary.server.StartException;

/// A certificate for this machine's own names, made by the JDK's `keytool` for one run. Nobody else vouches for it:
/// programs know the service by the file.
///
/// @param keys the key and its certificate
/// @param directory with the file of the certificate
record LocalCertificate(KeyStore keys, Path directory) {
    /// The password of a file that is gone before anybody else can open it.
    private static final String PASSWORD = "ostiary";

    private static final String DAYS = "30";

    static LocalCertificate fresh() throws StartException {
        try {
            var directory = Files.createTempDirectory("ostiary-tls");
            var store = directory.resolve("key.p12");
            make(store);
            var keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
            Files.delete(store);
            var made = new LocalCertificate(keys, directory);
            Files.writeString(made.pem(), pem(keys.getCertificate("localhost").getEncoded()));
            return made;
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartException("No certificate could be made for TLS: " + failed.getMessage());
        }
    }

    /// The file with the certificate.
    Path pem() {
        return directory.resolve("localhost.pem");
    }

    /// A front door that has it.
    ///
    /// @param port 0 for a free one
    FrontDoor open(int port) throws StartException {
        return FrontDoor.open(port, keys, PASSWORD);
    }

    void forget() {
        try {
            Files.deleteIfExists(pem());
            Files.deleteIfExists(directory);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private static void make(Path store) throws IOException, StartException {
        var process = keytool(store).start();
        try {
            if (process.waitFor() != 0) {
                throw new StartException("The JDK's keytool has made no certificate for TLS.");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new StartException("Stopped while a certificate was made for TLS.");
        }
    }

    private static ProcessBuilder keytool(Path store) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "localhost",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1,ip:::1",
                        "-validity",
                        DAYS,
                        "-keystore",
                        store.toString(),
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }

    private static String pem(byte[] certificate) {
        var lines = Base64.getMimeEncoder(64, "\n".getBytes(US_ASCII)).encodeToString(certificate);
        return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    }
}

package ostiary.server.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;

class LocalTlsTest {
    @Test
    void isTheIssuerOverTlsForWhoeverKnowsItsCertificate() throws Exception {
        var settings = Settings.of(Map.of(), "PORT=0", "TLS=1");
        Path certificate;
        try (var service = LocalService.start(settings)) {
            certificate = service.certificate().orElseThrow();
            var issuer = service.uri();
            var metadata = issuer.resolve("/.well-known/openid-configuration");

            var answer = get(trusting(certificate), metadata);

            assertThat(issuer.toString()).startsWith("https://localhost:");
            assertThat(answer.body()).contains("\"issuer\":\"" + issuer + "\"");
            assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
            assertThat(get(trusting(certificate), URI.create("https://127.0.0.1:" + issuer.getPort() + "/_local/"))
                            .statusCode())
                    .isEqualTo(200);
            assertThatThrownBy(() -> get(SSLContext.getDefault(), metadata)).isInstanceOf(SSLHandshakeException.class);
            assertThatThrownBy(() -> get(SSLContext.getDefault(), URI.create("http://localhost:" + issuer.getPort())))
                    .isInstanceOf(IOException.class);
        }
        assertThat(certificate.getParent()).doesNotExist();
    }

    private static HttpResponse<String> get(SSLContext trust, URI uri) throws Exception {
        try (var http = HttpClient.newBuilder().sslContext(trust).build()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        }
    }

    private static SSLContext trusting(Path pem) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var file = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "localhost", CertificateFactory.getInstance("X.509").generateCertificate(file));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}

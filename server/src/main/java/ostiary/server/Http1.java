package ostiary.server;

import java.security.KeyStore;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/// How every door speaks HTTP/1.1.
final class Http1 {
    private Http1() {}

    static HttpConfiguration configuration() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(FrontDoor.MAX_HEADER_BYTES);
        return http;
    }

    /// TLS 1.2 and newer with the one key of `keys`.
    static SslContextFactory.Server tls(KeyStore keys, String password) {
        var tls = new SslContextFactory.Server();
        tls.setKeyStore(keys);
        tls.setKeyStorePassword(password);
        return tls;
    }
}

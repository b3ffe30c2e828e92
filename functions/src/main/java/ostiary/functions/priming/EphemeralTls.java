package ostiary.functions.priming;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;

/// A short-lived certificate for a server at 127.0.0.1 and the authority that issued it, trusted by holders of
/// [#trusted] only. A chain of two, so that it is checked like AWS's.
final class EphemeralTls {
    private static final AlgorithmIdentifier SHA256_WITH_RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.sha256WithRSAEncryption, DERNull.INSTANCE);
    private static final String AUTHORITY = "CN=throwaway authority";
    private static final String SERVER = "CN=throwaway";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final char[] NO_PASSWORD = new char[0];

    private final KeyPair key;
    private final Certificate authority;
    private final Certificate server;

    /// @param key an RSA key, used for both
    EphemeralTls(KeyPair key) throws GeneralSecurityException, IOException {
        this.key = key;
        this.authority =
                certificate(AUTHORITY, Extension.create(Extension.basicConstraints, true, new BasicConstraints(true)));
        var address = new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        this.server = certificate(SERVER, Extension.create(Extension.subjectAlternativeName, false, address));
    }

    /// The server's TLS context.
    SSLContext ofServer() throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setKeyEntry("server", key.getPrivate(), NO_PASSWORD, new Certificate[] {server, authority});
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, NO_PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[0], null); // otherwise it reads the JDK's authorities
        return context;
    }

    /// Trust managers that trust the server.
    TrustManager[] trusted() throws GeneralSecurityException, IOException {
        var store = emptyStore();
        store.setCertificateEntry("authority", authority);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    /// Uses the one type without 10,000 rounds of hashing to protect a key that needs no protection.
    private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("JKS");
        store.load(null, NO_PASSWORD);
        return store;
    }

    private Certificate certificate(String subject, Extension extension) throws GeneralSecurityException, IOException {
        var now = Instant.now();
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(1));
        generator.setIssuer(new X500Name(AUTHORITY));
        generator.setSubject(new X500Name(subject));
        generator.setStartDate(new Time(Date.from(now.minus(LIFE))));
        generator.setEndDate(new Time(Date.from(now.plus(LIFE))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(key.getPublic().getEncoded()));
        generator.setExtensions(new Extensions(extension));
        generator.setSignature(SHA256_WITH_RSA);
        var content = generator.generateTBSCertificate();
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key.getPrivate());
        signature.update(content.getEncoded());
        var signed =
                new DERSequence(new ASN1Encodable[] {content, SHA256_WITH_RSA, new DERBitString(signature.sign())});
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed.getEncoded()));
    }
}

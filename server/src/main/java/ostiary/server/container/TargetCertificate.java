package ostiary.server.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V3TBSCertificateGenerator;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import ostiary.server.StartException;

/// A certificate with a new key, by which the way from a balancer to this process is encrypted. Nobody vouches for it,
/// and balancers don't ask: AWS's validates no certificate of a target
/// (<https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html>).
record TargetCertificate(KeyStore keys) {
    /// For a store that is never written.
    static final String PASSWORD = "";

    private static final X500Name NAME = new X500Name("CN=ostiary");
    private static final AlgorithmIdentifier ECDSA = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
    private static final Duration SLACK = Duration.ofDays(1);

    /// Longer than a process runs.
    private static final Duration LIFE = Duration.ofDays(3650);

    private static final int SERIAL_BYTES = 16;

    static TargetCertificate fresh(Instant now) throws StartException {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            // The one type without 10,000 rounds of hashing around a key that stays in memory.
            var keys = KeyStore.getInstance("JKS");
            keys.load(null, PASSWORD.toCharArray());
            keys.setKeyEntry(
                    "ostiary", pair.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certificate(pair, now)});
            return new TargetCertificate(keys);
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartException("No certificate could be made for TLS: " + failed.getMessage());
        }
    }

    private static Certificate certificate(KeyPair pair, Instant now) throws IOException, GeneralSecurityException {
        var serial = new byte[SERIAL_BYTES];
        new SecureRandom().nextBytes(serial);
        var generator = new V3TBSCertificateGenerator();
        generator.setSerialNumber(new ASN1Integer(new BigInteger(1, serial)));
        generator.setIssuer(NAME);
        generator.setSubject(NAME);
        generator.setStartDate(new Time(Date.from(now.minus(SLACK))));
        generator.setEndDate(new Time(Date.from(now.plus(LIFE))));
        generator.setSubjectPublicKeyInfo(
                SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
        generator.setSignature(ECDSA);
        var content = generator.generateTBSCertificate();
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(content.getEncoded());
        var signed = new DERSequence(new ASN1Encodable[] {content, ECDSA, new DERBitString(signature.sign())});
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(signed.getEncoded()));
    }
}

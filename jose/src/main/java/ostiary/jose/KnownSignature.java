package ostiary.jose;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// An answer known in advance, which an implementation of RS256 must give before any token depends on it.
final class KnownSignature {
    private static final byte[] SIGNED = "known answer".getBytes(US_ASCII);

    // Made by the JDK with a key of 2,048 bits that was then thrown away.
    private static final byte[] KEY = bytes("""
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA6rnuzj9P/ZxNbRdf4AYjQK5xGP14hA+q4VBSyoQ4PCceKw\
        7Tis+SSd67EEN/4fTojC2MEWjHbFfi2g/8ayvI9YRFeJCD29uLwVTvm7MKGtw4cYKjUQdKJUpu8bTnpGsmOgbh75CM\
        nG53dwTN2sqfb0m4DnSNJwjtf+e6O5l+jI/MeHECUg0b04laY2hhYARNK0fxu3xuio8NDPHr0MRzmeHwNQGOF5Hd7o\
        r7p8OpXCk49845bMXo16conzZxw/DpUxsxQBswSgdiV2FAYYs50+seDavynGWneAvSfVWxjzmRhpyhCDkrGosIsAXq\
        PJvKREuD9ZZcqcP1SgezVCxj+QIDAQAB\
        """);
    private static final byte[] SIGNATURE = bytes("""
        fxB7a3sjvK1nTNP7nqgDKlDnT/zaiu9Las/U0JVhZlVfh7iW3HWSMEX3MiKAOIUm/EqfbQjuM7mI2cWyL1vO+LxXQi\
        tI4w+uRTYkSBZ0fDp6aMGZQGDzeGoi5lyGI4vNLqVawQIGrVrQQGU6DOyENND5gP9kvseQr1uTRzmlt+afyHKDcSMo\
        boTbTksJTGeCu1s5D7jzU4Ff9U4Q6TglqQpWO1ZqOIO2+ctNspnEB16w2U0rFh7saOybReHBi+uil4/98nF5XVttQX\
        xiLuj8qsOZ/njErsh93WXeTOiHiZiwuKtpaZucV/7bM7QGnwg4Arawy1qGM8WfLYia9XTRuQ==\
        """);

    private KnownSignature() {}

    /// Takes the good signature and refuses the same with one bit changed.
    ///
    /// @throws GeneralSecurityException if it does not do so
    static void prove(Rs256Check check) throws GeneralSecurityException {
        var key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(KEY));
        var forged = SIGNATURE.clone();
        forged[forged.length - 1] ^= 1;
        if (!check.check(SIGNED, SIGNATURE, key) || check.check(SIGNED, forged, key)) {
            throw new GeneralSecurityException("a known signature is judged wrongly");
        }
    }

    private static byte[] bytes(String base64) {
        return Base64.getDecoder().decode(base64);
    }
}

package ostiary.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static ostiary.core.testing.HostileToken.Kind.ALGORITHM;
import static ostiary.core.testing.TokenForge.THEIRS;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;

/// Tokens that choose how they are checked.
final class HostileAlgorithms {
    private HostileAlgorithms() {}

    static Stream<HostileToken> of(TokenForge forge) {
        return Stream.of(none(forge), others(forge), publicKeyAsSecret(forge), reallySigned(forge))
                .flatMap(tokens -> tokens);
    }

    /// Unsigned, signed as before, and without a third part.
    private static Stream<HostileToken> none(TokenForge forge) {
        return Stream.of("none", "None", "NONE", "nOnE", "none ", "", "\\u006eone", "null")
                .flatMap(alg -> {
                    var header = forge.headerWith("alg", '"' + alg + '"');
                    var text = TokenForge.encoded(header) + '.' + TokenForge.encoded(forge.payload());
                    return Stream.of(
                            token("'" + alg + "', no signature", text + '.'),
                            token("'" + alg + "', two parts", text),
                            token("'" + alg + "', signed", forge.signedText(text)));
                });
    }

    private static Stream<HostileToken> others(TokenForge forge) {
        var names = Stream.of(
                        "rs256",
                        "RS256 ",
                        "RS256\\u0000",
                        "RS384",
                        "RS512",
                        "PS256",
                        "ES256",
                        "ES256K",
                        "EdDSA",
                        "HS256",
                        "HS512",
                        "RSA-OAEP-256",
                        "dir")
                .map(alg -> '"' + alg + '"');
        var types = Stream.of("null", "true", "256", "[]", "[\"RS256\"]", "[\"none\",\"RS256\"]", "{\"RS256\":1}");
        return Stream.concat(
                Stream.concat(names, types)
                        .map(alg -> token(
                                alg + " over RS256", forge.signed(forge.headerWith("alg", alg), forge.payload()))),
                Stream.of(token("no alg", forge.signed(forge.headerWithout("alg"), forge.payload()))));
    }

    /// Whoever asks the token for the algorithm takes the public key for a shared secret.
    private static Stream<HostileToken> publicKeyAsSecret(TokenForge forge) {
        var der = forge.ours().getPublic().getEncoded();
        var pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        var modulus = ((RSAPublicKey) forge.ours().getPublic()).getModulus().toByteArray();
        var secrets = Map.of(
                "PEM", pem.getBytes(UTF_8),
                "PEM without its last newline", pem.strip().getBytes(UTF_8),
                "DER", der,
                "base64 of the DER", Base64.getEncoder().encode(der),
                "modulus", modulus,
                "kid", forge.kid().getBytes(UTF_8),
                "zero byte", new byte[1]);
        return secrets.entrySet().stream()
                .flatMap(secret -> Stream.of(
                        token(
                                "HS256 with the " + secret.getKey(),
                                forge.hmac(forge.headerWith("alg", "\"HS256\""), secret.getValue())),
                        token(
                                "HS256 with the " + secret.getKey() + ", called RS256",
                                forge.hmac(forge.headerText(), secret.getValue()))));
    }

    /// By our key in another way, and by keys of others.
    private static Stream<HostileToken> reallySigned(TokenForge forge) {
        var ours = forge.ours().getPrivate();
        var ec = ec();
        return Stream.of(
                by(forge, "RS384", "SHA384withRSA", ours),
                by(forge, "RS512", "SHA512withRSA", ours),
                by(forge, "RS1", "SHA1withRSA", ours),
                by(forge, "RS256", "SHA512withRSA", ours),
                by(forge, "ES256", "SHA256withECDSA", ec),
                by(forge, "ES256", "SHA256withECDSAinP1363Format", ec),
                by(forge, "RS256", "SHA256withECDSA", ec),
                by(forge, "RS256", "SHA256withRSA", THEIRS.getPrivate()));
    }

    private static HostileToken by(TokenForge forge, String alg, String algorithm, PrivateKey key) {
        return token(
                alg + " by " + algorithm + " of " + key.getAlgorithm(),
                forge.by(forge.headerWith("alg", '"' + alg + '"'), algorithm, key));
    }

    private static PrivateKey ec() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair().getPrivate();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HostileToken token(String what, String token) {
        return new HostileToken(ALGORITHM, what, token);
    }
}

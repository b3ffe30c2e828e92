package ostiary.verifier;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import ostiary.jose.HostileTokens;

/// A user's good access token, and those that attackers make of it.
final class Tokens {
    static final KeyPair PAIR = pair();
    static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
    static final String USER = "6b1f6a3e-52c1-4a4e-9d5b-0f4f6c6a7d10";
    static final String SESSION = "0b54d1a4-7f0e-4a55-8d77-8a8a3c1f2e9b";
    static final HostileTokens TOKENS = of(PAIR, NOW);

    private Tokens() {}

    static KeyPair pair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static HostileTokens of(KeyPair pair, Instant now) {
        long second = now.getEpochSecond();
        return new HostileTokens(
                pair,
                "{\"alg\":\"RS256\",\"kid\":\"" + HostileTokens.kid(pair) + "\",\"typ\":\"at+jwt\"}",
                "{\"iss\":\"" + FakeIssuer.ISSUER + "\",\"aud\":\"" + FakeIssuer.AUDIENCE + "\",\"sub\":\"" + USER
                        + "\",\"client_id\":\"browser\",\"sid\":\"" + SESSION
                        + "\",\"jti\":\"1\",\"scope\":\"orders:read\""
                        + ",\"exp\":" + (second + 3600) + ",\"iat\":" + (second - 60)
                        + ",\"auth_time\":" + (second - 60) + ",\"roles\":[\"staff\"]}");
    }
}

package ostiary.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class JwkSetTest {
    @Test
    void hasThePublicHalfOfEachKeyAndNothingElse() throws Exception {
        var keys = Forge.published().published();

        var json = new ObjectMapper().readTree(JwkSet.of(keys)).get("keys");

        assertThat(json).hasSize(2).allSatisfy(key -> {
            assertThat(key.fieldNames()).toIterable().containsExactly("kty", "use", "alg", "kid", "n", "e");
            assertThat(key.get("kty").textValue()).isEqualTo("RSA");
            assertThat(key.get("use").textValue()).isEqualTo("sig");
            assertThat(key.get("alg").textValue()).isEqualTo("RS256");
            assertThat(key.get("e").textValue()).isEqualTo("AQAB");
            // 3072 bits, without the sign byte of Java's numbers (RFC 7518 §6.3.1.1).
            assertThat(Base64.getUrlDecoder().decode(key.get("n").textValue())).hasSize(384);
        });
        assertThat(json.get(1).get("kid").textValue()).isEqualTo(Forge.kid(Forge.NEXT));
    }

    @Test
    void isASetEvenWithoutKeys() {
        assertThat(JwkSet.of(List.of())).isEqualTo("{\"keys\":[]}");
    }

    @Test
    void namesAKeyByItsThumbprint() throws Exception {
        // The example of RFC 7638 §3.1.
        var n = """
            0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCi\
            FV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb\
            9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls\
            1jF44-csFCur-kEgU8awapJzKnqDKgw\
            """;
        var modulus = new BigInteger(1, Base64.getUrlDecoder().decode(n));
        var key =
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)));

        assertThat(JwkThumbprint.of((RSAPublicKey) key)).isEqualTo("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }
}

package ostiary.core.token;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import ostiary.core.session.TokenIssuer;
import ostiary.core.testing.Fresh;

class AccessTokenSignerTest {
    @Test
    void signsWithTheKeyOfWhenTheTokenWasIssued() {
        var token = TokenIssuer.accessToken(Fresh.session(), Fresh.now());
        AccessTokenSigner signer = now -> signed -> now + " " + signed.subject();

        assertThat(signer.sign(token)).isEqualTo(token.issuedAt() + " " + token.subject());
    }
}

package ostiary.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.user.UserId;

class AuthorizationCodesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Optional<String> BACK = Optional.of("https://shop.example/cb");
    private static final Optional<String> CHALLENGE = Optional.of("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    private static final CodeBinding BINDING = new CodeBinding("shop", BACK, CHALLENGE);

    /// Everything but what the code was bound to.
    static final List<CodeBinding> OTHERS = List.of(
            new CodeBinding("shop2", BACK, CHALLENGE),
            new CodeBinding("sho", BACK, CHALLENGE),
            new CodeBinding("shop", Optional.empty(), CHALLENGE),
            new CodeBinding("shop", Optional.of(""), CHALLENGE),
            new CodeBinding("shop", Optional.of("https://shop.example/cb/"), CHALLENGE),
            new CodeBinding("shop", BACK, Optional.empty()),
            new CodeBinding("shop", BACK, Optional.of("")),
            new CodeBinding("shop", CHALLENGE, BACK),
            new CodeBinding("shop", BACK, Optional.of("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cN")),
            new CodeBinding("shophttps://shop.example/cb", Optional.of(""), CHALLENGE));

    private final KeyRing keys = new KeyRing("k1");
    private final AuthorizationCodes codes = new AuthorizationCodes(keys, new SecureRandom());
    private final UserId user = Fresh.userId();
    private final SessionId session = Fresh.sessionId();
    private final SessionId browser = Fresh.sessionId();

    private AuthorizationCode issue(Optional<String> nonce) {
        return codes.issue(user, session, browser, nonce, BINDING, KeyRing.key("k1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "n-0S6_WzA2Mj", "\u00fc \"\\"})
    void readsBackWhatItIssued(String nonce) {
        var code = issue(Optional.of(nonce));

        var read = codes.read(code.text(), BINDING, NOW).orElseThrow();

        assertThat(read.token().userId()).isEqualTo(user);
        assertThat(read.token().sessionId()).isEqualTo(session);
        assertThat(read.token().hash()).isEqualTo(code.token().hash());
        assertThat(read.browserSession()).isEqualTo(browser);
        assertThat(read.nonce()).contains(nonce);
        assertThat(read.text()).isEqualTo(code.text());
    }

    @Test
    void anotherCodeHasAnotherSecret() {
        assertThat(issue(Optional.empty()).token().hash())
                .isNotEqualTo(issue(Optional.empty()).token().hash());
        assertThat(codes.read(issue(Optional.empty()).text(), BINDING, NOW)
                        .orElseThrow()
                        .nonce())
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("OTHERS")
    void aCodeIsNoneForWhateverItWasNotBoundTo(CodeBinding other) {
        assertThat(codes.read(issue(Optional.empty()).text(), other, NOW)).isEmpty();
    }

    @Test
    void aCodeThatWasChangedIsNone() {
        var text = issue(Optional.of("nonce")).text();
        var bytes = Base64.getUrlDecoder().decode(text.substring("oac_".length()));
        for (int i = 0; i < bytes.length; i++) {
            var changed = bytes.clone();
            changed[i] ^= 1;
            var spelt = Base64.getUrlEncoder().withoutPadding().encodeToString(changed);
            assertThat(codes.read("oac_" + spelt, BINDING, NOW)).as("byte " + i).isEmpty();
        }
    }

    @Test
    void aCodeHasOneSpelling() {
        var text = issue(Optional.of("1")).text();
        assertThat(codes.read(text + "=", BINDING, NOW)).isEmpty();
        assertThat(codes.read(text + "==", BINDING, NOW)).isEmpty();
        assertThat(codes.read(text + " ", BINDING, NOW)).isEmpty();
        assertThat(codes.read(text.replace("oac_", "OAC_"), BINDING, NOW)).isEmpty();
        assertThat(codes.read(text.replace("oac_", "ort_"), BINDING, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "oac_", "oac_AAAA", "oac_\u00e4", "garbage"})
    void whatIsNoCodeIsNone(String text) {
        assertThat(codes.read(text, BINDING, NOW)).isEmpty();
        assertThat(codes.read("oac_" + "A".repeat(200), BINDING, NOW)).isEmpty();
        assertThat(codes.read("oac_" + "A".repeat(1_000_000), BINDING, NOW)).isEmpty();
    }

    /// Nor the other way round.
    @Test
    void aCodeIsNoRefreshToken() {
        var tokens = new RefreshTokens(keys, new SecureRandom());
        var code = issue(Optional.empty()).text();

        assertThat(tokens.read(code, NOW)).isEmpty();
        assertThat(tokens.of("shop").read(code, NOW)).isEmpty();
        var token = tokens.of("shop").first(user, session, KeyRing.key("k1")).text();
        assertThat(codes.read(token.replace("ort_", "oac_"), BINDING, NOW)).isEmpty();
    }

    @Test
    void doesNotRefuseByOutdatedKeysWhatANewerOneMayHaveMade() {
        var newer = codes.issue(user, session, browser, Optional.empty(), BINDING, KeyRing.key("k2"))
                .text();
        assertThat(codes.read(newer, BINDING, NOW)).isEmpty();

        keys.outdate();

        assertThatThrownBy(() -> codes.read(newer, BINDING, NOW)).isInstanceOf(UnavailableException.class);
        assertThat(codes.read("oac_forged", BINDING, NOW)).isEmpty();
    }

    @Test
    void tellsNothingOfItself() {
        var code = issue(Optional.of("nonce"));
        assertThat(code).hasToString("AuthorizationCode of session " + session);
    }
}

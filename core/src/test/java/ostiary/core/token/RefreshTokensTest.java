package ostiary.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.UnavailableException;
import ostiary.core.key.HmacKey;
import ostiary.core.testing.Fresh;
import ostiary.core.testing.KeyRing;
import ostiary.core.user.UserId;

class RefreshTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int PREFIX = "ort_".length();

    private final KeyRing keys = new KeyRing("k1");
    private final HmacKey key = KeyRing.key("k1");
    private final RefreshTokens tokens = new RefreshTokens(keys, new SecureRandom());
    private final UserId user = Fresh.userId();
    private final SessionId session = Fresh.sessionId();
    private final RefreshToken first = tokens.first(user, session, key);

    private boolean isOurs(String text) {
        return tokens.read(text, NOW).isPresent();
    }

    private static byte[] bytes(RefreshToken token) {
        return Base64.getUrlDecoder().decode(token.text().substring(PREFIX));
    }

    private static String text(byte[] bytes) {
        return "ort_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Test
    void readsBackWhatItMade() {
        var read = tokens.read(first.text(), NOW).orElseThrow();

        assertThat(read.userId()).isEqualTo(user);
        assertThat(read.sessionId()).isEqualTo(session);
        assertThat(read.hash()).isEqualTo(first.hash());
        assertThat(read.text()).isEqualTo(first.text());
        assertThat(isOurs(tokens.successor(first, key).text())).isTrue();
    }

    @Test
    void doesNotRefuseByOutdatedKeysWhatANewerOneMayHaveMade() {
        var newer = tokens.first(user, session, KeyRing.key("k2")).text();
        assertThat(isOurs(newer)).isFalse();

        keys.outdate();

        assertThatThrownBy(() -> isOurs(newer)).isInstanceOf(UnavailableException.class);
        assertThat(isOurs(first.text())).isTrue();
        assertThat(isOurs("ort_forged")).isFalse();
    }

    @Test
    void makesTokensOfOneShape() {
        assertThat(first.text()).matches("ort_[A-Za-z0-9_-]{108}");
        assertThat(bytes(first)).hasSize(81).startsWith(1);
    }

    @Test
    void startsEveryFamilyWithASecretOfItsOwn() {
        var hashes = new HashSet<Sha256>();
        for (int time = 0; time < 1_000; time++) {
            hashes.add(tokens.first(user, session, key).hash());
        }

        assertThat(hashes).hasSize(1_000);
    }

    @Test
    void refusesATokenWithAnyBitTurned() {
        var bytes = bytes(first);
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            var turned = bytes.clone();
            turned[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(isOurs(text(turned))).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void refusesATokenWithAnyCharacterReplaced() {
        for (int at = 0; at < first.text().length(); at++) {
            for (char other : "Aa0-_=+/ .\u0000é\u0141😀".toCharArray()) {
                var text = new StringBuilder(first.text());
                text.setCharAt(at, other);
                assertThat(isOurs(text.toString()))
                        .as("%s at %d", other, at)
                        .isEqualTo(first.text().charAt(at) == other);
            }
        }
    }

    @Test
    void refusesEveryOtherSpelling() {
        var text = first.text();
        assertThat(isOurs(text + "=")).isFalse();
        assertThat(isOurs(text + "==")).isFalse();
        assertThat(isOurs(" " + text)).isFalse();
        assertThat(isOurs(text + "\n")).isFalse();
        assertThat(isOurs(text.substring(PREFIX))).isFalse();
        assertThat(isOurs("ORT_" + text.substring(PREFIX))).isFalse();
        assertThat(isOurs("ort-" + text.substring(PREFIX))).isFalse();
        assertThat(isOurs(text.toUpperCase(Locale.ROOT))).isFalse();
        assertThat(isOurs(text.substring(0, 50) + "\r\n" + text.substring(50))).isFalse();
        assertThat(isOurs(text.replaceFirst("(?<=.{20}).", "%41"))).isFalse();
    }

    @Test
    void refusesEveryOtherLength() {
        var bytes = bytes(first);
        for (int length = 0; length < 2 * bytes.length; length++) {
            if (length != bytes.length) {
                assertThat(isOurs(text(Arrays.copyOf(bytes, length))))
                        .as("%d bytes", length)
                        .isFalse();
            }
        }
        assertThat(isOurs(text(new byte[1 << 20]))).isFalse();
        assertThat(isOurs(first.text() + first.text())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ort_", "_", "eyJhbGciOiJub25lIn0.e30.", "😀", "\uD800", "\u0000"})
    void refusesWhatIsNoToken(String text) {
        assertThat(isOurs(text)).isFalse();
        assertThat(isOurs("ort_" + text.repeat(108))).isFalse();
    }

    @Test
    void refusesATokenMovedToAnotherUserOrSession() {
        var other = bytes(tokens.first(Fresh.userId(), Fresh.sessionId(), key));
        for (int part = 1; part < 81; part += 16) {
            var moved = bytes(first);
            System.arraycopy(other, part, moved, part, 16);
            assertThat(isOurs(text(moved))).as("bytes from %d on", part).isFalse();
        }
    }

    @Test
    void refusesAnotherFormatThoughItIsTaggedWithItsKey() {
        var bytes = bytes(first);
        assertThat(isOurs(text(tagged(bytes)))).isTrue();

        bytes[0] = 2;
        assertThat(isOurs(text(tagged(bytes)))).isFalse();
    }

    private byte[] tagged(byte[] bytes) {
        var tag = key.mac("ostiary refresh token tag", Arrays.copyOf(bytes, 65));
        System.arraycopy(tag, 0, bytes, 65, 16);
        return bytes;
    }

    @Test
    void refusesATokenOfAKeyItDoesNotHave() {
        var foreign = new RefreshTokens(new KeyRing("k2"), new SecureRandom());

        assertThat(isOurs(foreign.first(user, session, KeyRing.key("k2")).text()))
                .isFalse();
        assertThat(foreign.read(first.text(), NOW)).isEmpty();
    }

    @Test
    void readsATokenOfEveryKeyItHas() {
        keys.rotateTo("k2");

        assertThat(isOurs(first.text())).isTrue();
        assertThat(isOurs(tokens.first(user, session, KeyRing.key("k2")).text()))
                .isTrue();
        keys.forget("k1");
        assertThat(isOurs(first.text())).isFalse();
    }

    @Test
    void derivesTheSameSuccessorEachTimeAndOnEachInstance() {
        var elsewhere = new RefreshTokens(new KeyRing("k1"), new SecureRandom());
        var read = elsewhere.read(first.text(), NOW).orElseThrow();

        assertThat(elsewhere.successor(read, key).text())
                .isEqualTo(tokens.successor(first, key).text());
    }

    @Test
    void derivesAnotherSuccessorForAnotherTokenAndKey() {
        var second = tokens.successor(first, key);
        var ofAnotherKey = tokens.successor(first, KeyRing.key("k2"));
        var ofAnotherToken = tokens.successor(tokens.first(user, session, key), key);
        var third = tokens.successor(second, key);

        assertThat(new HashSet<>(Arrays.asList(
                        first.hash(), second.hash(), third.hash(), ofAnotherKey.hash(), ofAnotherToken.hash())))
                .hasSize(5);
        assertThat(second.userId()).isEqualTo(user);
        assertThat(second.sessionId()).isEqualTo(session);
    }

    @Test
    void derivesAnotherSuccessorForAnotherUserAndSessionFromTheSameSecret() {
        var sameSecret = first.secret();
        var ofAnotherUser = new RefreshToken(Fresh.userId(), session, sameSecret, "");
        var ofAnotherSession = new RefreshToken(user, Fresh.sessionId(), sameSecret, "");
        var hash = tokens.successor(first, key).hash();

        assertThat(tokens.successor(ofAnotherUser, key).hash()).isNotEqualTo(hash);
        assertThat(tokens.successor(ofAnotherSession, key).hash()).isNotEqualTo(hash);
    }

    @Test
    void showsNoSecretAndKeepsNone() {
        var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(first.secret());

        assertThat(first).asString().doesNotContain(secret, first.text());
        assertThat(first.hash().value()).isNotEqualTo(secret).hasSize(43);
        assertThat(first.text()).doesNotContain(first.hash().value());
    }
}

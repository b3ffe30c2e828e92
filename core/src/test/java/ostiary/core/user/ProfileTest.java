package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {
    private static boolean takes(ProfileClaim claim, String value) {
        var reading = Profile.read(Map.of(claim, value));
        assertThat(reading.refused().contains(claim))
                .isNotEqualTo(reading.profile().values().containsKey(claim));
        return reading.refused().isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "NICKNAME, Ada 🔑",
        "GENDER, عربي",
        "PICTURE, https://img.example.com/a.png?x=1",
        "WEBSITE, http://ada.example",
        "BIRTHDATE, 1815-12-10",
        "BIRTHDATE, 0000-12-10",
        "BIRTHDATE, 0000-02-29",
        "BIRTHDATE, 1815",
        "ZONEINFO, Europe/London",
        "ZONEINFO, America/Argentina/Buenos_Aires",
        "ZONEINFO, Etc/GMT+1",
        "ZONEINFO, UTC",
        "LOCALE, en-GB",
        "LOCALE, en_GB",
        "LOCALE, zh-Hant-TW",
        "UPDATED_AT, 0",
        "UPDATED_AT, 253402300799"
    })
    void takesWhatIsOfTheFormOfTheClaim(ProfileClaim claim, String value) {
        assertThat(takes(claim, value)).isTrue();
        assertThat(Profile.read(Map.of(claim, " " + value + " ")).profile().values())
                .containsExactly(Map.entry(claim, value));
    }

    @ParameterizedTest
    @CsvSource({
        "PICTURE, javascript:alert(1)",
        "PICTURE, JAVASCRIPT://img.example.com/%0aalert(1)",
        "PROFILE, 'data:text/html,x'",
        "PROFILE, //ada.example",
        "PROFILE, ada.example",
        "WEBSITE, https:///x",
        "WEBSITE, https://ada.example/a b",
        "WEBSITE, https://ada.example/<script>",
        "BIRTHDATE, 10.12.1815",
        "BIRTHDATE, 1815-13-10",
        "BIRTHDATE, 1815-12-32",
        "BIRTHDATE, 1815-02-30",
        "BIRTHDATE, 1815-12",
        "ZONEINFO, ../../etc/passwd",
        "ZONEINFO, Europe/",
        "LOCALE, en GB",
        "LOCALE, '*'",
        "UPDATED_AT, -1",
        "UPDATED_AT, 1.5",
        "UPDATED_AT, 1e3",
        "UPDATED_AT, 253402300800",
        "UPDATED_AT, 99999999999999999999",
        "UPDATED_AT, ٣"
    })
    void refusesWhatIsNot(ProfileClaim claim, String value) {
        assertThat(takes(claim, value)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(ProfileClaim.class)
    void refusesWhatNoScreenAndNoStoreTakes(ProfileClaim claim) {
        for (var value : new String[] {"a\u0000b", "a\nb", "a\uD800", "a\u2028b", "a\u0085b", "a".repeat(513)}) {
            assertThat(takes(claim, value)).as(claim + " " + value).isFalse();
        }
    }

    @Test
    void takesFiveHundredAndTwelveCharacters() {
        assertThat(takes(ProfileClaim.NICKNAME, "x".repeat(512))).isTrue();
        assertThat(takes(ProfileClaim.NICKNAME, "🔑".repeat(512))).isTrue();
        assertThat(takes(ProfileClaim.NICKNAME, "🔑".repeat(513))).isFalse();
    }

    /// They are part of each user's item, which every refresh reads.
    @Test
    void takesTwoKibibytesInAll() {
        var given = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        given.put(ProfileClaim.FAMILY_NAME, "x".repeat(512));
        given.put(ProfileClaim.GIVEN_NAME, "x".repeat(512));
        given.put(ProfileClaim.MIDDLE_NAME, "é".repeat(256));
        given.put(ProfileClaim.NICKNAME, "x".repeat(508));
        given.put(ProfileClaim.LOCALE, "en");
        given.put(ProfileClaim.UPDATED_AT, "12");

        assertThat(Profile.read(given).refused()).isEmpty();
        given.put(ProfileClaim.UPDATED_AT, "123");
        assertThat(Profile.read(given).refused()).containsExactly(ProfileClaim.UPDATED_AT);
    }

    @Test
    void anEmptyValueIsNone() {
        var reading = Profile.read(Map.of(ProfileClaim.PICTURE, "", ProfileClaim.NICKNAME, " "));

        assertThat(reading.profile()).isEqualTo(Profile.NONE);
        assertThat(reading.refused()).isEmpty();
    }

    @Test
    void keepsThePersonOutOfLogs() {
        assertThat(Profile.read(Map.of(ProfileClaim.NICKNAME, "Countess")).profile())
                .asString()
                .isEqualTo("Profile");
    }
}

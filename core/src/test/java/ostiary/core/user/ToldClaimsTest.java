package ostiary.core.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import ostiary.core.testing.Profiles;

class ToldClaimsTest {
    private static final Optional<String> ADA = Optional.of("Ada");

    @Test
    void areThoseThatWereChosenAndAreKnown() {
        assertThat(ToldClaims.of(List.of("locale", "name", "email", "sub", "iss"), ADA, Profiles.whole())
                        .values())
                .containsExactly(Map.entry("locale", "en-GB"), Map.entry("name", "Ada"));
        assertThat(ToldClaims.of(List.of("locale", "name"), Optional.empty(), Profile.NONE))
                .isEqualTo(ToldClaims.NONE);
        assertThat(ToldClaims.of(List.of(), ADA, Profiles.whole())).isEqualTo(ToldClaims.NONE);
    }

    /// Each request carries them.
    @Test
    void haveAKibibyteInAll() {
        var fits = "é".repeat((1024 - "name".length() - "localeen-GB".length()) / 2);

        assertThat(ToldClaims.of(List.of("name", "locale"), Optional.of(fits), Profiles.whole())
                        .values())
                .containsOnlyKeys("name", "locale");
        assertThat(ToldClaims.of(List.of("name", "locale"), Optional.of(fits + "éé"), Profiles.whole())
                        .values())
                .containsOnlyKeys("name");
        assertThat(ToldClaims.of(List.of("name", "locale"), Optional.of("é".repeat(511)), Profiles.whole())
                        .values())
                .containsOnlyKeys("locale");
    }

    @Test
    void keepThePersonOutOfLogs() {
        assertThat(ToldClaims.of(List.of("name"), ADA, Profile.NONE)).asString().doesNotContain("Ada");
    }
}

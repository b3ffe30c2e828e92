package ostiary.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.format.Format.Plain.AUTH0;
import static ostiary.cli.format.Samples.outcomes;
import static ostiary.cli.format.Samples.read;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cli.format.Entry.Accepted;

/// The files that Auth0 and its users write: an export has a user a line, a bulk import is an array, and whatever went
/// through a tool is printed prettily.
class Auth0DialectsTest {
    private static final String BCRYPT = "$2b$10$abcdefghijklmnopqrstuuiYfj.JCH/8Hff5KmeyaPABzfEqwvS.a";
    private static final String PBKDF2 = "{\"algorithm\":\"pbkdf2\",\"hash\":{\"value\":"
            + "\"$pbkdf2-sha256$i=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$VdairTMQZzVfA7sevkt1Vgfwwkr5R09/mWLaYvZyigE\"}%s}";

    private static String user(int number) {
        return "{\"email\":\"user-%1$d@r.example\",\"email_verified\":true,\"user_id\":\"u%1$d\",\"password_hash\":\"%2$s\"}"
                .formatted(number, BCRYPT);
    }

    private static String pretty(int number) {
        return user(number)
                .replace("{", "{\n  ")
                .replace(",", ",\n  ")
                .replace(":", ": ")
                .replace("}", "\n}");
    }

    private static String custom(String more) {
        return user(1).replace(
                        "\"password_hash\":\"" + BCRYPT + "\"", "\"custom_password_hash\":" + PBKDF2.formatted(more));
    }

    @Test
    void readsAnArray() throws Exception {
        assertThat(outcomes(read(AUTH0, "[" + user(1) + "," + user(2) + "]"))).containsExactly("1:", "1:");
        assertThat(outcomes(read(AUTH0, " \n[\n" + user(1) + ",\n7,\n" + user(2) + "\n]\n")))
                .containsExactly("3:", "4:malformed", "5:");
        assertThat(read(AUTH0, "[]")).isEmpty();
    }

    @Test
    void readsWhatIsPrintedPrettily() throws Exception {
        assertThat(outcomes(read(AUTH0, "[\n" + pretty(1) + ",\n" + pretty(2) + "\n]\n")))
                .containsExactly("2:", "8:");
        assertThat(outcomes(read(AUTH0, pretty(1) + "\n" + pretty(2) + "\n"))).containsExactly("1:", "7:");
        assertThat(outcomes(read(AUTH0, pretty(1).replace("{\n ", "{").replace("\n", "\r\n"))))
                .containsExactly("1:");
    }

    @Test
    void saysWhereEachIs() throws Exception {
        var array = "\uFEFF[" + user(1) + ", {} ," + user(2) + "]";

        var places = read(AUTH0, array).stream().map(Entry::place).toList();

        assertThat(places).extracting(Entry.Place::index).containsExactly(1L, 2L, 3L);
        assertThat(places)
                .extracting(Entry.Place::offset)
                .containsExactly(4L, 4L + user(1).length() + 2, 4L + user(1).length() + 6);
        assertThat(places).extracting(place -> place.id().orElse("")).containsExactly("u1", "", "u2");
        assertThat(read(AUTH0, user(1) + "\n\n" + user(2) + "\n")
                        .getLast()
                        .place()
                        .offset())
                .isEqualTo(user(1).length() + 2);
    }

    /// Or a report would tell an address.
    @ParameterizedTest
    @ValueSource(strings = {"ada@example.org", "+441234567", "Ada Lovelace", "\\u0000"})
    void showsNoIdThatTellsWhoItIs(String id) throws Exception {
        assertThat(read(AUTH0, user(1).replace("u1", id)).getFirst().place().id())
                .isEmpty();
    }

    /// In UTF-16 the same password has another hash here.
    @ParameterizedTest
    @CsvSource({
        "utf16le, 1:unusable_hash",
        "UTF16BE, 1:unusable_hash",
        "latin1, 1:unusable_hash",
        "'', 1:unusable_hash",
        "utf8, 1:",
        "ascii, 1:"
    })
    void takesOnlyHashesOfPasswordsInUtf8(String encoding, String outcome) throws Exception {
        assertThat(outcomes(read(AUTH0, custom(",\"password\":{\"encoding\":\"" + encoding + "\"}"))))
                .containsExactly(outcome);
    }

    @Test
    void takesNoHashWithASaltThatIsNotInIt() throws Exception {
        assertThat(outcomes(read(AUTH0, custom(",\"salt\":{\"value\":\"abc\",\"position\":\"prefix\"}"))))
                .containsExactly("1:unusable_hash");
        assertThat(outcomes(read(AUTH0, custom("")))).containsExactly("1:");
    }

    @Test
    void takesNoArgon2OfVersion1_0() throws Exception {
        var old = "{\"algorithm\":\"argon2\",\"hash\":{\"value\":"
                + "\"$argon2id$v=16$m=4096,t=2,p=1$c29tZXNhbHQ$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE\"}}";

        assertThat(outcomes(read(AUTH0, custom("").replace(PBKDF2.formatted(""), old))))
                .containsExactly("1:unusable_hash");
    }

    @Test
    void seesSecondFactors() throws Exception {
        for (var factors : List.of("[{\"totp\":{\"secret\":\"A\"}}]", "[]")) {
            var accepted =
                    (Accepted) read(AUTH0, user(1).replace("{\"email\"", "{\"mfa_factors\":" + factors + ",\"email\""))
                            .getFirst();
            assertThat(accepted.secondFactor()).isEqualTo(factors.length() > 2);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 60, 100})
    void endsAtALastUserThatIsCutOff(int missing) {
        var lines = user(1) + "\n" + user(2);
        var array = "[" + user(1) + "," + user(2) + "]";

        for (var text : List.of(lines, array, pretty(1) + "\n" + pretty(2))) {
            assertThatExceptionOfType(BrokenFileException.class)
                    .isThrownBy(() -> read(AUTH0, text.substring(0, text.length() - missing)))
                    .withMessageContaining("cut off");
        }
    }

    @Test
    void readsAnOverlongUserPast() throws Exception {
        var text = "[" + user(1).replace("u1", "u".repeat(300 * 1024)) + ",\n" + user(2) + "]";

        assertThat(outcomes(read(AUTH0, text))).containsExactly("1:too_long", "2:");
    }
}

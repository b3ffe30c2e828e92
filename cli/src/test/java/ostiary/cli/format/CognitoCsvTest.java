package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.format.Format.Plain.COGNITO_CSV;
import static ostiary.cli.format.Samples.accounts;
import static ostiary.cli.format.Samples.outcomes;
import static ostiary.cli.format.Samples.read;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.password.PasswordHash;

class CognitoCsvTest {
    static final String HEADER = "cognito:username,name,given_name,family_name,email,email_verified,phone_number\n";
    static final String SUB = "5f0c9c1e-7d5a-4c0e-9b57-0f5f3a9c6c11";

    @Test
    void readsUsersWithoutPasswords() throws Exception {
        var entries = read(
                COGNITO_CSV,
                HEADER + SUB + ",,Ada,\"Lovelace, Countess\",Ada@Example.ORG,TRUE,\n"
                        + "bob,Bob,,,bob@example.org,true,+441234\n");

        assertThat(outcomes(entries)).containsExactly("2:", "3:");
        var ada = accounts(entries).getFirst();
        assertThat(ada.user().id()).hasToString(SUB);
        assertThat(ada.user().name()).contains("Ada Lovelace, Countess");
        assertThat(ada.user().createdAt()).isEqualTo(Samples.NOW);
        assertThat(ada).isEqualTo(new OpenAccount(ada.user(), PasswordHash.NONE, false, Set.of()));
        assertThat(ada.user().email().value()).isEqualTo("ada@example.org");
        assertThat(accounts(entries).getLast().user().name()).contains("Bob");
    }

    @Test
    void givesAUserTheSameIdEachTimeAndNoTwoTheSame() throws Exception {
        var text = HEADER + "bob,,,,bob@example.org,true,\nalice,,,,alice@example.org,true,\n";

        var ids = accounts(read(COGNITO_CSV, text)).stream()
                .map(account -> account.user().id())
                .toList();

        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.value().version() == 8 && id.value().variant() == 2);
        assertThat(accounts(read(COGNITO_CSV, text)))
                .extracting(account -> account.user().id())
                .isEqualTo(ids);
    }

    @Test
    void readsWhatSpreadsheetsMakeOfIt() throws Exception {
        var text = "\uFEFF"
                + (HEADER + "bob,\"Bob \"\"B\"\"\",,,bob@example.org,true,\n\n\n"
                                + "eve,\"E, ve\",,,eve@example.org,true,\"\"\n"
                                + "joe,\"\",,,joe@example.org,true,\"1,2\"")
                        .replace("\n", "\r\n");

        var entries = read(COGNITO_CSV, text);

        assertThat(outcomes(entries)).containsExactly("2:", "5:", "6:");
        assertThat(accounts(entries))
                .extracting(account -> account.user().name().orElse("-"))
                .containsExactly("Bob \"B\"", "E, ve", "-");
    }

    @Test
    void refusesWhoCanHaveNoAccountAndReadsOn() throws Exception {
        var entries = read(
                COGNITO_CSV,
                HEADER + "a,,,,,true,\n"
                        + "b,,,,b@example.org,false,\n"
                        + "c,,,,c@example.org,,\n"
                        + "d,,,,no address,true,\n"
                        + "e,,,,e@example.org,true\n"
                        + "f,,,,f@example.org,true,,\n"
                        + "g,\"x\"y,,,g@example.org,true,\n"
                        + "h,x\"\"y,,,h@example.org,true,\n"
                        + "facade00-0000-8000-8000-000000000001,,,,i@example.org,true,\n"
                        + "j,,,,success+ostiary-1@simulator.amazonses.com,true,\n"
                        + "z,\"\",,,z@example.org,true,\n");

        assertThat(outcomes(entries))
                .containsExactly(
                        "2:no_email",
                        "3:unverified_email",
                        "4:unverified_email",
                        "5:invalid_email",
                        "6:unreadable",
                        "7:malformed",
                        "8:unreadable",
                        "9:",
                        "10:reserved",
                        "11:reserved",
                        "12:");
    }

    /// It is a flaw of that line, not of those after it.
    @Test
    void letsAStrayQuoteSwallowNoOtherLine() throws Exception {
        var stray = "a,5\" tall,,,a@example.org,true,\n"
                + "b,x\"\"\",,,b@example.org,true,\n"
                + "c,\"x\"y\"z,,,c@example.org,true,\n"
                + "d,,,,d@example.org,true,\"\"x\"\n"
                + "e,\"\"\"quoted\"\", and so on\",,,e@example.org,true,\n"
                + "f,,,,f@example.org,true,\n";

        assertThat(outcomes(read(COGNITO_CSV, HEADER + stray)))
                .containsExactly("2:", "3:", "4:unreadable", "5:unreadable", "6:", "7:");
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes((HEADER + "a,Ren").getBytes(UTF_8));
        bytes.write(0xE9); // Latin-1
        bytes.writeBytes(",,,a@example.org,true,\nb,,,,b@example.org,true,\n".getBytes(UTF_8));

        assertThat(outcomes(read(COGNITO_CSV, bytes.toByteArray()))).containsExactly("2:unreadable", "3:");
    }

    @Test
    void keepsNoGiantLine() throws Exception {
        var text = HEADER + "a," + "x".repeat(1 << 20) + ",,,a@example.org,true,\nb,,,,b@example.org,true,\n";

        assertThat(outcomes(read(COGNITO_CSV, text))).containsExactly("2:too_long", "3:");
    }

    /// A quoted field that spans lines is refused, and so is each of its lines: Cognito's values have no line ends.
    @Test
    void refusesAQuoteThatIsNotClosedInItsLineAndReadsOn() throws Exception {
        var text = "\"abc,,,,a@example.org,true,\n"
                + "b,,,,b@example.org,true,\n"
                + "c,\"C\nc\",,,c@example.org,true,\n"
                + "d,\"" + "x".repeat(1 << 20) + ",,,d@example.org,true,\n"
                + "e,,,,e@example.org,true,\n";

        assertThat(outcomes(read(COGNITO_CSV, HEADER + text)))
                .containsExactly("2:unreadable", "3:", "4:unreadable", "5:unreadable", "6:too_long", "7:");
    }

    @Test
    void endsAtALastLineWhoseQuoteIsNotClosed() {
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> read(COGNITO_CSV, HEADER + "a,,,,a@example.org,true,\nb,\"Bo"))
                .withMessageContaining("line 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\uFEFF",
                "email\n",
                "name,email_verified\n",
                "email,email_verified,email\n",
                "\"email\"x,email_verified\n",
                "Email,Email_Verified\n",
                "{\"email\": \"email_verified\"}\n"
            })
    void endsWithoutAHeader(String text) {
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> read(COGNITO_CSV, text + "a@example.org,true"))
                .withMessageContaining("line 1");
    }
}

package ostiary.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.format.Format.Plain.COGNITO_CSV;
import static ostiary.cli.format.Samples.accounts;
import static ostiary.cli.format.Samples.outcomes;
import static ostiary.cli.format.Samples.read;

import org.junit.jupiter.api.Test;
import ostiary.cli.format.Entry.Accepted;

/// The rules of Cognito's own import: `\,` for a comma, no quotes, blanks that don't count.
class CognitoRulesTest {
    /// As `get-csv-header` prints it.
    private static final String HEADER = "cognito:username,name,given_name,family_name,middle_name,nickname,"
            + "preferred_username,profile,picture,website,email,email_verified,gender,birthdate,zoneinfo,locale,"
            + "phone_number,phone_number_verified,address,updated_at,cognito:mfa_enabled\n";

    private static String line(String name, String verified, String address, String mfa) {
        return "w1," + name + ",,,,,,,,,al@r.example," + verified + ",,,,,,FALSE," + address + ",," + mfa + "\n";
    }

    private static String name(String written) throws Exception {
        return accounts(read(COGNITO_CSV, HEADER + line(written, "true", "", "")))
                .getFirst()
                .user()
                .name()
                .orElse("-");
    }

    @Test
    void readsWhatCognitoReads() throws Exception {
        assertThat(outcomes(read(
                        COGNITO_CSV,
                        HEADER
                                + line("Al", "TRUE", "100 Main St\\, Apt 2", "FALSE")
                                + line("Al", " TRUE ", "x", "FALSE"))))
                .containsExactly("2:", "3:");
    }

    @Test
    void takesAnEscapedCommaForText() throws Exception {
        assertThat(name("Roe\\, Al")).isEqualTo("Roe, Al");
        assertThat(name("C:\\new")).isEqualTo("C:\\new");
        assertThat(name("Roe\\,\"Al\"")).isEqualTo("Roe,\"Al\"");
        assertThat(name("\"Roe, Al\" ")).isEqualTo("Roe, Al");
    }

    @Test
    void takesAQuoteAmidAFieldForText() throws Exception {
        assertThat(name("5\" tall")).isEqualTo("5\" tall");
        assertThat(name("Al \"the\" Roe")).isEqualTo("Al \"the\" Roe");
    }

    @Test
    void trimsBlanks() throws Exception {
        assertThat(name(" \tAl Roe  ")).isEqualTo("Al Roe");
        assertThat(outcomes(read(
                        COGNITO_CSV,
                        HEADER.replace(",", " , ")
                                + line(" Al ", " true ", " ", " ").replace("w1", " w1 "))))
                .containsExactly("2:");
    }

    @Test
    void seesWhoHadASecondFactor() throws Exception {
        assertThat(((Accepted) read(COGNITO_CSV, HEADER + line("Al", "true", "", "TRUE"))
                                .getFirst())
                        .secondFactor())
                .isTrue();
        assertThat(((Accepted) read(COGNITO_CSV, HEADER + line("Al", "true", "", "FALSE"))
                                .getFirst())
                        .secondFactor())
                .isFalse();
    }

    @Test
    void endsAtALastLineThatIsCutOff() {
        var text = HEADER + line("Al", "true", "", "") + line("Al", "true", "", "");

        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> read(COGNITO_CSV, text.substring(0, text.length() - 5)))
                .withMessageContaining("cut off");
    }
}

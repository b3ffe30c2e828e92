package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.cli.format.Format.Plain.KEYCLOAK;
import static ostiary.cli.format.Samples.outcomes;
import static ostiary.cli.format.Samples.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.cli.format.Entry.Accepted;

/// The variants that `docs/migrate.md` says are not read, second factors that stay behind, and files of another
/// format.
class UnreadVariantsTest {
    private static final Format FIREBASE = new Format.OfFirebase(Samples.PROJECT);

    private static String keycloak(String credential) {
        return "{\"users\":[{\"username\":\"a\",\"email\":\"a@r.example\",\"emailVerified\":true,\"credentials\":["
                + credential + "]}]}";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"password\",\"value\":\"in the clear\",\"temporary\":false}",
                "{\"type\":\"password\",\"hashedSaltedValue\":\"AAAA\",\"salt\":\"AAAA\",\"hashIterations\":27500,\"algorithm\":\"pbkdf2-sha256\"}",
                "{\"type\":\"password\",\"secretData\":\"{\\\"value\\\":\\\"AAAA\\\",\\\"salt\\\":\\\"c29tZXNhbHQ=\\\"}\",\"credentialData\":\"{\\\"hashIterations\\\":5,\\\"algorithm\\\":\\\"argon2\\\",\\\"additionalParameters\\\":{\\\"version\\\":[\\\"1.0\\\"]}}\"}"
            })
    void readsNoPlainValueNoOldFormAndNoArgon2OfVersion1_0(String credential) throws Exception {
        assertThat(outcomes(read(KEYCLOAK, keycloak(credential)))).containsExactly("1:unusable_hash");
    }

    @Test
    void readsNoHashOfFirebasesEmulator() throws Exception {
        assertThat(
                        outcomes(
                                read(
                                        FIREBASE,
                                        "{\"kind\":\"identitytoolkit#DownloadAccountResponse\",\"users\":[{\"localId\":\"a\",\"email\":\"a@r.example\","
                                            + "\"emailVerified\":true,\"salt\":\"fakeSaltAb12\",\"passwordHash\":\"fakeHash:salt=fakeSaltAb12:password=secret\"}]}")))
                .containsExactly("1:unusable_hash");
    }

    @Test
    void seesSecondFactors() throws Exception {
        assertThat(secondFactor(KEYCLOAK, keycloak("{\"type\":\"otp\",\"secretData\":\"{}\"}")))
                .isTrue();
        assertThat(secondFactor(KEYCLOAK, keycloak(""))).isFalse();
        var user = "{\"users\":[{\"localId\":\"a\",\"email\":\"a@r.example\",\"emailVerified\":true%s}]}";
        assertThat(secondFactor(FIREBASE, user.formatted(",\"mfaInfo\":[{\"mfaEnrollmentId\":\"x\"}]")))
                .isTrue();
        assertThat(secondFactor(FIREBASE, user.formatted(""))).isFalse();
    }

    private static boolean secondFactor(Format format, String text) throws IOException, BrokenFileException {
        return ((Accepted) read(format, text).getFirst()).secondFactor();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{\"users\": [{\"localId\": \"a\", \"emailVerified\": true}]}~firebase",
                "{\"id\": \"x\", \"realm\": \"master\", \"users\": []}~keycloak",
                "{\"users\":[{\"username\":\"ada\",\"emailVerified\":true}]}~keycloak",
                "[{\"email\":\"a@r.example\",\"email_verified\":true}]~auth0",
                "{\"_id\":{\"$oid\":\"1\"},\"email_verified\":true}~auth0",
                "{\"id\":\"1\",\"email\":\"a@r.example\",\"created_at_ms\":1,\"password_hash\":\"x\"}~ostiary",
                "cognito:username,email,email_verified~cognito-csv",
                "email,email_verified~cognito-csv",
                "{}~",
                "''~"
            })
    void knowsAFileOfAnotherFormat(String text, String code) throws Exception {
        for (var format :
                new Format[] {KEYCLOAK, FIREBASE, Format.Plain.AUTH0, Format.Plain.OSTIARY, Format.Plain.COGNITO_CSV}) {
            var file = new ByteArrayInputStream(text.getBytes(UTF_8));
            assertThat(FormatGuess.insteadOf(format, file))
                    .isEqualTo(Optional.ofNullable(code).filter(known -> !known.equals(format.code())));
            assertThat(file.available()).isEqualTo(text.length());
        }
    }

    /// Whatever else a user has in it.
    @Test
    void doesNotDoubtAFileThatMayBeWhatItIsSaidToBe() throws Exception {
        var text = "{\"email_verified\":true,\"app_metadata\":{\"localId\":\"a\"}}";

        assertThat(FormatGuess.insteadOf(Format.Plain.AUTH0, new ByteArrayInputStream(text.getBytes(UTF_8))))
                .isEmpty();
    }
}

package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.cli.format.Format.Plain.AUTH0;
import static ostiary.cli.format.Samples.accounts;
import static ostiary.cli.format.Samples.outcomes;
import static ostiary.cli.format.Samples.read;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.adapters.password.Argon2PasswordHasher;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordHash;

class Auth0Test {
    static final String BCRYPT = "$2b$10$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW";
    static final String ADA = """
        {"_id":{"$oid":"60425dc43519d90068f82973"},"email_verified":true,"email":"Ada@example.org",\
        "passwordHash":"%s","password_set_date":{"$date":"2021-03-05T16:35:16.786Z"},"tenant":"t",\
        "connection":"c","_tmp_is_unique":true}\
        """.formatted(BCRYPT);
    static final String BOB = """
        {"email":"bob@example.org","email_verified":true,"user_id":"auth0|60425dc43519d90068f82974",\
        "name":"Bob","blocked":true,"created_at":"2021-03-05T16:35:16.786Z","custom_password_hash":%s}\
        """;

    @Test
    void readsItsExportOfHashes() throws Exception {
        var ada = accounts(read(AUTH0, ADA + "\n")).getFirst();

        assertThat(ada.user().email().value()).isEqualTo("ada@example.org");
        assertThat(ada.passwordHash()).isEqualTo(new PasswordHash(BCRYPT));
        assertThat(ada.disabled()).isFalse();
        assertThat(ada.user().createdAt()).isEqualTo(Samples.NOW);
    }

    @Test
    void knowsAUserByTheIdInEitherSpelling() throws Exception {
        var other =
                ADA.replace("\"_id\":{\"$oid\":\"", "\"user_id\":\"auth0|").replace("\"},\"email_v", "\",\"email_v");

        assertThat(accounts(read(AUTH0, ADA + "\n" + other)))
                .extracting(account -> account.user().id())
                .hasSize(2)
                .containsOnly(accounts(read(AUTH0, ADA)).getFirst().user().id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"algorithm\":\"bcrypt\",\"hash\":{\"value\":\"" + BCRYPT + "\"}}",
                "{\"algorithm\":\"argon2\",\"hash\":{\"value\":\"$argon2id$v=19$m=4096,t=2,p=1$c29tZXNhbHQ$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE\"}}",
                "{\"algorithm\":\"pbkdf2\",\"hash\":{\"value\":\"$pbkdf2-sha512$i=100000,l=32$c29tZXNhbHQ$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE\",\"encoding\":\"utf8\"}}",
                "{\"algorithm\":\"scrypt\",\"hash\":{\"value\":\"K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE=\",\"encoding\":\"base64\"},\"salt\":{\"value\":\"736f6d6573616c74\",\"encoding\":\"hex\"},\"keylen\":32,\"cost\":16384,\"blockSize\":8,\"parallelization\":1}"
            })
    void readsItsBulkImport(String hash) throws Exception {
        var bob = accounts(read(AUTH0, BOB.formatted(hash))).getFirst();

        assertThat(bob.user().name()).contains("Bob");
        assertThat(bob.user().createdAt()).isEqualTo("2021-03-05T16:35:16.786Z");
        assertThat(bob.disabled()).isTrue();
        assertThat(bob.passwordHash()).isNotEqualTo(PasswordHash.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"algorithm\":\"pbkdf2\",\"hash\":{\"value\":\"$pbkdf2-sha256$i=1000,l=32$MDEyMzQ1Njc4OWFiY2RlZg$VdairTMQZzVfA7sevkt1Vgfwwkr5R09/mWLaYvZyigE\"},\"password\":{\"encoding\":\"utf16le\"}}",
                "{\"algorithm\":\"md5\",\"hash\":{\"value\":\"d41d8cd98f00b204e9800998ecf8427e\"}}",
                "{\"algorithm\":\"bcrypt\",\"hash\":{\"value\":\"$2b$31$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW\"}}",
                "{\"algorithm\":\"scrypt\",\"hash\":{\"value\":\"!\"},\"salt\":{\"value\":\"736f6d6573616c74\"},\"cost\":16384,\"blockSize\":8,\"parallelization\":1}",
                "{\"algorithm\":\"scrypt\",\"hash\":{\"value\":\"K13E\",\"encoding\":\"rot13\"},\"salt\":{\"value\":\"736f6d6573616c74\"},\"cost\":16384,\"blockSize\":8,\"parallelization\":1}",
                "{\"algorithm\":\"scrypt\",\"hash\":{\"value\":\"K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE=\"},\"salt\":{\"value\":\"c29tZXNhbHQ=\"},\"cost\":1073741824,\"blockSize\":8,\"parallelization\":1}"
            })
    void refusesAHashThatNobodyCouldLogInWith(String hash) throws Exception {
        assertThat(outcomes(read(AUTH0, BOB.formatted(hash)))).containsExactly("1:unusable_hash");
    }

    /// RFC 7914 §12, whose salt is text. Its hash has signs in which the alphabets of Base64 differ.
    @ParameterizedTest
    @ValueSource(strings = {"utf8", "base64", "base64url", "hex", ""})
    void logsInWithAnScryptHashHoweverItIsWritten(String encoding) throws Exception {
        var hash = HexFormat.of()
                .parseHex("7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                        + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887");
        var salt = "SodiumChloride".getBytes(UTF_8);
        var url = Base64.getUrlEncoder().withoutPadding();
        var written = switch (encoding) {
            case "utf8" -> scrypt(Base64.getEncoder().encodeToString(hash), "", "SodiumChloride", encoding);
            case "base64" ->
                scrypt(
                        Base64.getEncoder().encodeToString(hash),
                        encoding,
                        Base64.getEncoder().encodeToString(salt),
                        encoding);
            case "base64url" -> scrypt(url.encodeToString(hash), "base64", url.encodeToString(salt), "base64");
            case "hex" ->
                scrypt(HexFormat.of().formatHex(hash), "hex", HexFormat.of().formatHex(salt), "hex");
            default -> scrypt(url.encodeToString(hash), "", "SodiumChloride", "");
        };
        var imported = accounts(read(AUTH0, BOB.formatted(written))).getFirst().passwordHash();

        var hasher = new Argon2PasswordHasher(1, Duration.ofSeconds(10));
        assertThat(hasher.matches(Password.of("pleaseletmein"), imported)).isTrue();
        assertThat(hasher.matches(Password.of("pleaseletmeout"), imported)).isFalse();
    }

    private static String scrypt(String hash, String hashEncoding, String salt, String saltEncoding) {
        return "{\"algorithm\":\"scrypt\",\"hash\":%s,\"salt\":%s,\"cost\":16384,\"blockSize\":8,\"parallelization\":1}"
                .formatted(encoded(hash, hashEncoding), encoded(salt, saltEncoding));
    }

    private static String encoded(String value, String encoding) {
        var named = encoding.isEmpty() ? "" : ",\"encoding\":\"" + encoding + "\"";
        return "{\"value\":\"" + value + "\"" + named + "}";
    }

    @Test
    void refusesALineAndReadsTheNext() throws Exception {
        var deep = "{\"email\":\"a@example.org\",\"app_metadata\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        var lines = List.of(
                ADA.substring(0, 90), // truncated
                "null",
                "[]",
                "\"text\"",
                "{}",
                ADA + ADA,
                ADA + "x",
                ADA.replace("\"tenant\"", "\"email\""), // twice
                ADA.replace("\"email_verified\":true", "\"email_verified\":\"true\""),
                ADA.replace("\"email_verified\":true", "\"email_verified\":1"),
                ADA.replace("\"email_verified\":true,", ""),
                ADA.replace("\"email_verified\":true", "\"email_verified\":null"),
                ADA.replace("\"Ada@example.org\"", "{\"a\":\"b\"}"),
                ADA.replace("Ada@example.org", ""),
                ADA.replace("Ada@example.org", "Ada"),
                ADA.replace("{\"$oid\":\"60425dc43519d90068f82973\"}", "7"),
                ADA.replace(BCRYPT, "secret"),
                ADA.replace("\"" + BCRYPT + "\"", "[\"" + BCRYPT + "\"]"),
                BOB.formatted("{\"algorithm\":\"bcrypt\"}"),
                BOB.formatted("{}").replace("2021-03-05T", "yesterday"),
                BOB.formatted("{}")
                        .replace("2021-03-05T", "+999999999-03-05T")
                        .replace(",\"custom_password_hash\":{}", ""),
                deep,
                ADA.replace("\"tenant\":\"t\"", "\"tenant\":\"" + "t".repeat(1 << 20) + "\""),
                ADA.replace("true", "NaN"),
                ADA.replace("\"", "'"),
                ADA);

        assertThat(outcomes(read(AUTH0, "\uFEFF" + String.join("\r\n", lines))))
                .containsExactly(
                        "1:unreadable",
                        "2:unreadable",
                        "3:unreadable",
                        "4:unreadable",
                        "5:no_email",
                        "6:unreadable",
                        "7:unreadable",
                        "8:unreadable",
                        "9:malformed",
                        "10:malformed",
                        "11:unverified_email",
                        "12:unverified_email",
                        "13:malformed",
                        "14:no_email",
                        "15:invalid_email",
                        "16:malformed",
                        "17:unusable_hash",
                        "18:malformed",
                        "19:malformed",
                        "20:malformed",
                        "21:malformed",
                        "22:too_deep",
                        "23:too_long",
                        "24:unreadable",
                        "25:unreadable",
                        "26:");
    }

    @Test
    void refusesWhatIsNotUtf8() throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ADA.substring(0, 100).getBytes(UTF_8));
        bytes.write(0xC0);
        bytes.write(0x80); // an overlong NUL
        bytes.writeBytes((ADA.substring(100) + "\n" + ADA).getBytes(UTF_8));

        assertThat(outcomes(read(AUTH0, bytes.toByteArray()))).containsExactly("1:unreadable", "2:");
    }

    @Test
    void takesAUserWithoutAHashForOneWithoutAPassword() throws Exception {
        var noHash = ADA.replace("\"passwordHash\":\"" + BCRYPT + "\",", "");

        assertThat(accounts(read(AUTH0, noHash)).getFirst().passwordHash()).isEqualTo(PasswordHash.NONE);
    }

    @Test
    void keepsTheBeginningOfAnEndlessName() throws Exception {
        var endless = ADA.replace("\"tenant\":\"t\"", "\"name\":\"\\n" + "🔑".repeat(10_000) + "\"");

        assertThat(accounts(read(AUTH0, endless)).getFirst().user().name()).contains("🔑".repeat(256));
    }

    @Test
    void findsNobodyInAnEmptyFile() throws Exception {
        assertThat(read(AUTH0, "")).isEmpty();
        assertThat(read(AUTH0, "\n\r\n\n")).isEmpty();
    }
}

package ostiary.cli.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static ostiary.cli.format.Format.Plain.KEYCLOAK;
import static ostiary.cli.format.Samples.accounts;
import static ostiary.cli.format.Samples.outcomes;
import static ostiary.cli.format.Samples.read;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import ostiary.core.password.PasswordHash;

/// Keycloak's realms and Firebase's exports: one JSON document with an array of users.
class UsersArrayTest {
    static final Format FIREBASE = new Format.OfFirebase(Samples.PROJECT);
    static final String SECRET =
            "{\\\"value\\\":\\\"K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE=\\\",\\\"salt\\\":\\\"c29tZXNhbHRzb21lc2FsdA==\\\"}";
    static final String PBKDF2 = "{\\\"hashIterations\\\":27500,\\\"algorithm\\\":\\\"pbkdf2-sha256\\\"}";
    static final String ARGON2 =
            "{\\\"hashIterations\\\":5,\\\"algorithm\\\":\\\"argon2\\\",\\\"additionalParameters\\\":{\\\"hashLength\\\":[\\\"32\\\"],"
                + "\\\"memory\\\":[\\\"7168\\\"],\\\"type\\\":[\\\"id\\\"],\\\"version\\\":[\\\"1.3\\\"],\\\"parallelism\\\":[\\\"1\\\"]}}";
    static final String ADA = """
        {"id":"5f0c9c1e-7d5a-4c0e-9b57-0f5f3a9c6c11","username":"ada","firstName":"Ada","lastName":"Lovelace",
         "email":"Ada@example.org","emailVerified":true,"enabled":true,"createdTimestamp":1700000000123,
         "credentials":[{"type":"otp"},{"type":"password","secretData":"%s","credentialData":"%s"}],
         "realmRoles":["admin"]}\
        """;
    static final String BOB = """
        {"localId":"abcDEF","email":"bob@example.org","emailVerified":true,"displayName":"Bob","createdAt":"1700000000123",
         "passwordHash":"lSrfV15cpx95_sZS2W9c9Kp6i_LVgQNDNC_qzrCnh1SAyZvqmZqAjTdn3aoItz-VHjoZilo78198JAdRuid5lQ==",
         "salt":"42xEC-ixf3L2lw==","providerUserInfo":[]}\
        """;

    static String realm(String... users) {
        return "{\"realm\":\"r\",\"clients\":[{\"users\":[1,{\"a\":[]}]}],\"users\":[\n" + String.join(",\n", users)
                + "],\"roles\":{}}";
    }

    @Test
    void readsKeycloak() throws Exception {
        var entries = read(
                KEYCLOAK,
                realm(
                        ADA.formatted(SECRET, PBKDF2),
                        ADA.formatted(SECRET, ARGON2).replace("enabled\":true", "enabled\":false")));

        var pbkdf2 = accounts(entries).getFirst();
        assertThat(pbkdf2.user().id()).hasToString("5f0c9c1e-7d5a-4c0e-9b57-0f5f3a9c6c11");
        assertThat(pbkdf2.user().name()).contains("Ada Lovelace");
        assertThat(pbkdf2.user().createdAt().toEpochMilli()).isEqualTo(1_700_000_000_123L);
        assertThat(pbkdf2.passwordHash().phc())
                .isEqualTo("$pbkdf2-sha256$i=27500$c29tZXNhbHRzb21lc2FsdA$K13EBUiG7JV+9ZxztmHFTdb7J0WQsnj2V8bZaqyPptE");
        assertThat(pbkdf2.disabled()).isFalse();
        assertThat(pbkdf2.roles()).isEmpty(); // what is a right there need not be one here
        var argon2 = accounts(entries).getLast();
        assertThat(argon2.passwordHash().phc()).startsWith("$argon2id$v=19$m=7168,t=5,p=1$");
        assertThat(argon2.disabled()).isTrue();
    }

    @Test
    void readsFirebase() throws Exception {
        var entries =
                read(FIREBASE, "{\"users\":[" + BOB + "," + BOB.replaceAll("\"passwordHash[^\\n]*\\n", "") + "]}");

        var bob = accounts(entries).getFirst();
        assertThat(bob.user().name()).contains("Bob");
        assertThat(bob.user().createdAt().toEpochMilli()).isEqualTo(1_700_000_000_123L);
        assertThat(bob.passwordHash().phc()).startsWith("$firebase-scrypt$ln=14,r=8$42xEC+ixf3L2lw$Bw$");
        assertThat(accounts(entries).getLast().passwordHash()).isEqualTo(PasswordHash.NONE);
    }

    @Test
    void refusesAUserAndReadsTheNext() throws Exception {
        var ada = ADA.formatted(SECRET, PBKDF2).replace("\n", "");
        var users = List.of(
                "1",
                "[{}]",
                "null",
                "{}",
                ada.replace("emailVerified\":true", "emailVerified\":false"),
                ada.replace("27500", "2000000000"),
                ada.replace("27500", "-1"),
                ada.replace("27500", "2.5"),
                ada.replace("pbkdf2-sha256", "md5"),
                ada.replace("\"password\"", "7"),
                ada.replace("\"" + SECRET + "\"", "{}"),
                ada.replace(SECRET, "{"),
                ada.replace("K13EBUiG7JV+9", "!"),
                ada.replace("[{\"type\":\"otp\"}", "[7"),
                ada.replace("1700000000123", "17000000001230000000000"),
                ada);

        assertThat(outcomes(read(KEYCLOAK, realm(users.toArray(String[]::new)))))
                .containsExactly(
                        "2:malformed",
                        "3:malformed",
                        "4:malformed",
                        "5:no_email",
                        "6:unverified_email",
                        "7:unusable_hash",
                        "8:unusable_hash",
                        "9:malformed",
                        "10:unusable_hash",
                        "11:malformed",
                        "12:malformed",
                        "13:unreadable",
                        "14:unusable_hash",
                        "15:malformed",
                        "16:malformed",
                        "17:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"salt\":\"42xEC-ixf3L2lw==", "createdAt\":\"17", "displayName\":\"Bob\""})
    void refusesAFirebaseUserThatIsNotAsFirebaseWrites(String part) throws Exception {
        var flawed = BOB.replace(part, part.replaceFirst("\":\"", "\":\"!").replace("\"!Bob\"", "7"));

        assertThat(outcomes(read(FIREBASE, "{\"users\":[" + flawed + "]}")))
                .singleElement()
                .asString()
                .matches("1:(malformed|unusable_hash)");
    }

    static Stream<String> broken() {
        var good = realm(ADA.formatted(SECRET, PBKDF2), ADA.formatted(SECRET, PBKDF2));
        return Stream.of(
                "",
                " ",
                "[]",
                "null",
                "{}",
                "{\"users\":{}}",
                "{\"users\":null}",
                "{\"users\":[],\"users\":[]}",
                "{\"users\":[}",
                "{\"users\":[{}{}]}",
                "{\"users\":[]} {\"users\":[]}",
                "{\"users\":[]}x",
                "{'users':[]}",
                "{\"users\":[],}",
                "{\"users\":[" + "[".repeat(100_000),
                "{\"users\":[{\"a\":" + "{\"a\":".repeat(100_000),
                "{\"a\":[},\"users\":[]}",
                "{\"users\":[{\"a\":\"b}]}\n",
                "{\"users\":[1 2]}",
                "{7:[],\"users\":[]}",
                good.substring(0, good.length() - 1),
                good.substring(0, good.length() / 2));
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj("\"%d\":0"::formatted).collect(Collectors.joining(","));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void endsAtWhatIsNoDocumentOfUsers(String text) {
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> read(KEYCLOAK, text))
                .satisfies(broken -> assertThat(broken.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void refusesAUserThatIsNotUtf8() throws Exception {
        var ada = ADA.formatted(SECRET, PBKDF2).replace("\n", "");
        var bytes = realm(ada, ada).getBytes(UTF_8);
        bytes[new String(bytes, UTF_8).indexOf("Lovelace")] = (byte) 0xFF;

        assertThat(outcomes(read(KEYCLOAK, bytes))).containsExactly("2:unreadable", "3:");
    }

    @Test
    void readsPastAByteOrderMarkAndWindowsLineEnds() throws Exception {
        var text = "\uFEFF" + realm(ADA.formatted(SECRET, PBKDF2)).replace("\n", "\r\n");

        assertThat(accounts(read(KEYCLOAK, text))).hasSize(1);
    }

    @Test
    void skipsWhatIsLongOutsideOfUsers() throws Exception {
        var text = realm(ADA.formatted(SECRET, PBKDF2)).replace("\"r\"", "\"" + "r".repeat(1 << 22) + "\"");

        assertThat(accounts(read(KEYCLOAK, text))).hasSize(1);
    }

    @Test
    void refusesAnOverlongUserAlone() throws Exception {
        var ada = ADA.formatted(SECRET, PBKDF2).replace("\n", "");
        var long300 = "x".repeat(300 * 1024);
        var users = Stream.of(
                        "\"" + long300 + "\"",
                        "9".repeat(1 << 20),
                        "{\"" + long300 + "\":1}",
                        "[" + names(40_000) + "]")
                .map(value -> ada.replace("\"ada\"", value.startsWith("[") ? value.replace(":0", "") : value))
                .toList();

        assertThat(outcomes(read(
                        KEYCLOAK,
                        realm(Stream.concat(users.stream(), Stream.of(ada)).toArray(String[]::new)))))
                .containsExactly("2:too_long", "3:too_long", "4:too_long", "5:too_long", "6:");
    }

    @Test
    void refusesWhatIsDamagedWithinAUserAndReadsTheNext() throws Exception {
        var ada = ADA.formatted(SECRET, PBKDF2).replace("\n", "");

        assertThat(outcomes(read(
                        KEYCLOAK,
                        realm(
                                ada.replace("\"username\"", "\"email\""),
                                ada.replace("true", "yes"),
                                ada.replace("\"username\":", "\"username\""),
                                ada.replace("\"ada\"", "[".repeat(5_000) + "]".repeat(5_000)),
                                ada))))
                .containsExactly("2:unreadable", "3:unreadable", "4:unreadable", "5:too_deep", "6:");
    }

    @Test
    void forgetsTheNamesOfWhatIsClosed() throws Exception {
        var objects = String.join(",", Collections.nCopies(30, "{" + names(1_000) + "}"));

        assertThat(accounts(read(
                        KEYCLOAK,
                        realm(ADA.formatted(SECRET, PBKDF2)).replace("{\"a\":[]}", "{\"a\":[" + objects + "]}"))))
                .hasSize(1);
    }

    @Test
    void saysNothingOfWhatIsInABrokenFile() {
        assertThatExceptionOfType(BrokenFileException.class)
                .isThrownBy(() -> read(KEYCLOAK, "{\"users\":[{\"secretData\":hunter2}"))
                .satisfies(broken -> assertThat(broken.toString()).doesNotContain("hunter"));
    }
}

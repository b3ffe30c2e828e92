package ostiary.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static ostiary.cli.format.Format.Plain.AUTH0;
import static ostiary.cli.format.Format.Plain.COGNITO_CSV;
import static ostiary.cli.format.Format.Plain.KEYCLOAK;
import static ostiary.cli.format.Samples.read;

import java.util.Map;
import org.junit.jupiter.api.Test;
import ostiary.cli.format.Entry.Accepted;
import ostiary.core.testing.Profiles;
import ostiary.core.user.Profile;
import ostiary.core.user.ProfileClaim;

/// The facts that other systems tell of a user beside the name.
class ProfilesTest {
    private static final String REALM = """
        {"users":[{"username":"ada","email":"a@example.org","emailVerified":true,"firstName":"Ada",
        "lastName":"Lovelace","attributes":{"middleName":["King"],"nickname":["Countess 🔑"],
        "profile":["https://ada.example/me"],"picture":["https://ada.example/me.png"],
        "website":["https://ada.example"],"gender":["female"],"birthdate":["1815-12-10"],
        "zoneinfo":["Europe/London"],"locale":["en-GB"],"updatedAt":["1700000000"],"department":["x","y"]}}]}\
        """;
    private static final String AUTH0_USER = """
        {"email":"a@example.org","email_verified":true,"name":"Ada","given_name":"Ada","family_name":"Lovelace",
        "nickname":"Countess","username":"ada","picture":"https://ada.example/me.png","locale":"en-GB",
        "updated_at":"2023-11-14T22:13:20.000Z","user_metadata":{"nickname":"x"}}\
        """.replace("\n", "");
    private static final String CSV = """
        cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,picture,website,\
        email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,phone_number_verified,address,updated_at,\
        cognito:mfa_enabled
        ada,Ada Lovelace,Ada,Lovelace,King,Countess 🔑,ada,https://ada.example/me,https://ada.example/me.png,\
        https://ada.example,a@example.org,TRUE,female,12/10/1815,Europe/London,en-GB,,FALSE,,1700000000,FALSE
        """;

    private static Accepted only(Format format, String text) throws Exception {
        return (Accepted) read(format, text).getFirst();
    }

    private static Profile profile(Accepted accepted) {
        assertThat(accepted.leftOut()).isEmpty();
        return accepted.account().user().profile();
    }

    @Test
    void readsThatOfKeycloak() throws Exception {
        assertThat(profile(only(KEYCLOAK, REALM))).isEqualTo(Profiles.whole());
    }

    @Test
    void readsThatOfCognito() throws Exception {
        assertThat(profile(only(COGNITO_CSV, CSV))).isEqualTo(Profiles.whole());
    }

    @Test
    void readsThatOfAuth0() throws Exception {
        assertThat(profile(only(AUTH0, AUTH0_USER)).values())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        ProfileClaim.GIVEN_NAME, "Ada",
                        ProfileClaim.FAMILY_NAME, "Lovelace",
                        ProfileClaim.NICKNAME, "Countess",
                        ProfileClaim.PREFERRED_USERNAME, "ada",
                        ProfileClaim.PICTURE, "https://ada.example/me.png",
                        ProfileClaim.LOCALE, "en-GB",
                        ProfileClaim.UPDATED_AT, "1700000000"));
    }

    /// One bad value is no reason to lock its user out, and no reason to say nothing of it either.
    @Test
    void leavesOutAValueThatCantBeKeptAndSaysWhich() throws Exception {
        var flawed = REALM.replace("[\"1815-12-10\"]", "[\"10.12.1815\"]")
                .replace("[\"female\"]", "{\"a\":1}")
                .replace("[\"en-GB\"]", "[]")
                .replace("[\"https://ada.example\"]", "[\"javascript:alert(1)\"]")
                .replace("[\"King\"]", "[\"a\",\"b\"]");

        var ada = only(KEYCLOAK, flawed);

        assertThat(ada.leftOut())
                .containsExactlyInAnyOrder(
                        ProfileClaim.BIRTHDATE, ProfileClaim.GENDER, ProfileClaim.WEBSITE, ProfileClaim.MIDDLE_NAME);
        assertThat(ada.account().user().profile().values())
                .hasSize(8)
                .containsEntry(ProfileClaim.NICKNAME, "Countess 🔑");
    }
}

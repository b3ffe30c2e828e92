package ostiary.core.testing;

import java.util.EnumMap;
import ostiary.core.user.Profile;
import ostiary.core.user.ProfileClaim;

/// Profiles of users.
public final class Profiles {
    private Profiles() {}

    /// One that lacks nothing.
    public static Profile whole() {
        var values = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        values.put(ProfileClaim.FAMILY_NAME, "Lovelace");
        values.put(ProfileClaim.GIVEN_NAME, "Ada");
        values.put(ProfileClaim.MIDDLE_NAME, "King");
        values.put(ProfileClaim.NICKNAME, "Countess 🔑");
        values.put(ProfileClaim.PREFERRED_USERNAME, "ada");
        values.put(ProfileClaim.PROFILE, "https://ada.example/me");
        values.put(ProfileClaim.PICTURE, "https://ada.example/me.png");
        values.put(ProfileClaim.WEBSITE, "https://ada.example");
        values.put(ProfileClaim.GENDER, "female");
        values.put(ProfileClaim.BIRTHDATE, "1815-12-10");
        values.put(ProfileClaim.ZONEINFO, "Europe/London");
        values.put(ProfileClaim.LOCALE, "en-GB");
        values.put(ProfileClaim.UPDATED_AT, "1700000000");
        return Profile.read(values).profile();
    }
}

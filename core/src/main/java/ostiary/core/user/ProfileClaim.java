package ostiary.core.user;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The claims that the scope `profile` tells of a user (OpenID Connect Core §5.1, §5.4), but for the name,
/// which every user may have.
public enum ProfileClaim {
    FAMILY_NAME,
    GIVEN_NAME,
    MIDDLE_NAME,
    NICKNAME,
    PREFERRED_USERNAME,
    /// The address of a web page, as of a picture and a web site.
    PROFILE,
    PICTURE,
    WEBSITE,
    GENDER,
    /// A date of ISO 8601, of which the year may be `0000`, or the year alone.
    BIRTHDATE,
    /// A name of the time zone database.
    ZONEINFO,
    /// A language tag (BCP 47), or the same with low lines.
    LOCALE,
    /// The time in seconds since 1970.
    UPDATED_AT;

    /// The limit in characters.
    private static final int LONGEST = 512;

    /// The digits of a year.
    private static final int YEAR = 4;

    /// 9999-12-31.
    private static final long LAST_SECOND = 253_402_300_799L;

    private static final Pattern DATE = Pattern.compile("[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?");
    private static final Pattern ZONE = Pattern.compile("[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}([-_][A-Za-z0-9]{1,8})*");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");

    /// Its name in JSON.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The claim by that name, if it is one.
    public static Optional<ProfileClaim> of(String text) {
        return Arrays.stream(values())
                .filter(claim -> claim.text().equals(text))
                .findFirst();
    }

    /// Whether it may have this value.
    boolean accepts(String value) {
        return !value.isBlank()
                && value.codePointCount(0, value.length()) <= LONGEST
                && value.codePoints().noneMatch(ProfileClaim::isUnprintable)
                && isOfItsForm(value);
    }

    private boolean isOfItsForm(String value) {
        return switch (this) {
            case PROFILE, PICTURE, WEBSITE -> isWebAddress(value);
            case BIRTHDATE -> DATE.matcher(value).matches() && isOfTheCalendar(value);
            case ZONEINFO -> ZONE.matcher(value).matches();
            case LOCALE -> LANGUAGE.matcher(value).matches();
            case UPDATED_AT -> SECONDS.matcher(value).matches() && Long.parseLong(value) <= LAST_SECOND;
            default -> true;
        };
    }

    /// There are no 30 days in each month.
    private static boolean isOfTheCalendar(String value) {
        try {
            return value.length() == YEAR || LocalDate.parse(value).getYear() >= 0;
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
        };
    }

    /// Clients make links of it, so no script passes for an address.
    private static boolean isWebAddress(String value) {
        try {
            var uri = new URI(value);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}

package ostiary.cli.format;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.blueprint.SyntheticUsers;
import ostiary.cli.format.Dialect.Candidate;
import ostiary.core.password.PasswordHash;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.Profile;
import ostiary.core.user.ProfileClaim;
import ostiary.core.user.User;

/// A user of another system.
///
/// @param id the user's id in that system
/// @param profile what that system tells of the user, as it is there
record Person(
        Optional<String> id,
        Optional<String> email,
        boolean verified,
        Optional<String> name,
        Instant createdAt,
        PasswordHash hash,
        boolean disabled,
        Map<ProfileClaim, String> profile) {
    private static final int MAX_NAME = 256;
    private static final Instant FAR_OFF = Instant.parse("9999-12-31T23:59:59Z");

    /// Converts the user to an account; the account's id is the same each time.
    ///
    /// @param secondFactor whether the user has a second factor in that system
    Candidate candidate(String system, boolean secondFactor) throws FlawedEntryException {
        if (id.filter(Person::hasHalfAPair).isPresent()) {
            throw new FlawedEntryException(Flaw.MALFORMED); // in UTF-8 it would be the same as other ids
        }
        if (email.filter(text -> !text.isBlank()).isEmpty()) {
            throw new FlawedEntryException(Flaw.NO_EMAIL);
        }
        var address =
                email.flatMap(EmailAddress::parse).orElseThrow(() -> new FlawedEntryException(Flaw.INVALID_EMAIL));
        if (!verified) {
            throw new FlawedEntryException(Flaw.UNVERIFIED_EMAIL);
        }
        var userId = ForeignId.userId(system, id.orElse(address.value()));
        var known = Profile.read(profile);
        var created = createdAt.truncatedTo(ChronoUnit.MILLIS);
        var user = new User(userId, address, name.flatMap(Person::clean), created, known.profile());
        return new Candidate(
                acceptable(new OpenAccount(user, hash, disabled, Set.of())), secondFactor, known.refused());
    }

    /// Refuses an account that the store can't hold, or that rehearsals would remove.
    static OpenAccount acceptable(OpenAccount account) throws FlawedEntryException {
        if (account.user().createdAt().isBefore(Instant.EPOCH)
                || account.user().createdAt().isAfter(FAR_OFF)
                || account.user().name().filter(Person::hasHalfAPair).isPresent()
                || account.roles().stream().anyMatch(role -> role.isBlank() || hasHalfAPair(role))) {
            throw new FlawedEntryException(Flaw.MALFORMED);
        }
        if (SyntheticUsers.isId(account.user().id().toString())
                || account.user().email().value().endsWith(SyntheticUsers.DOMAIN)) {
            throw new FlawedEntryException(Flaw.RESERVED);
        }
        return account;
    }

    /// Whether half a surrogate pair is in it, as JSON can escape one and UTF-8 can't.
    private static boolean hasHalfAPair(String text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    /// Cleans a name as a sign-up requires: no control characters, not empty, cut at the limit.
    private static Optional<String> clean(String name) {
        var text = name.replaceAll("\\p{Cntrl}", " ").strip();
        int length = Math.min(text.codePointCount(0, text.length()), MAX_NAME);
        return Optional.of(text.substring(0, text.offsetByCodePoints(0, length)))
                .filter(start -> !start.isEmpty());
    }
}

package ostiary.core.user;

import java.time.InstantSource;

/// Use case: a user edits what is known of them. The address is not among it, nor anything that an operator has given.
public final class EditProfile {
    private final UserStore users;
    private final InstantSource clock;

    public EditProfile(UserStore users, InstantSource clock) {
        this.users = users;
        this.clock = clock;
    }

    /// Applies all of a patch or nothing, to the profile as it is at that moment: of two patches at once both hold.
    public Outcome edit(UserId id, ProfilePatch patch) {
        var flaw = patch.flaw();
        if (flaw.isPresent()) {
            return new Outcome.Malformed(flaw.get());
        }
        var now = clock.instant();
        var edited = users.edit(id, user -> patch.on(user, now).orElse(user));
        if (edited.isEmpty()) {
            return new Outcome.NoUser();
        }
        return patch.on(edited.get(), now).<Outcome>map(Outcome.Edited::new).orElseGet(Outcome.TooLarge::new);
    }

    /// The result of an edit.
    public sealed interface Outcome {
        /// The user as they are now.
        record Edited(User user) implements Outcome {
            @Override
            public String toString() {
                return "Edited";
            }
        }

        /// The value of that member is of another form than its claim's.
        record Malformed(String member) implements Outcome {}

        /// The values are too large together.
        record TooLarge() implements Outcome {}

        /// The token has outlived its user, or the user is disabled.
        record NoUser() implements Outcome {}
    }
}

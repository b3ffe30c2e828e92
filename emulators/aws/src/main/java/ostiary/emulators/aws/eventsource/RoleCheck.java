package ostiary.emulators.aws.eventsource;

import java.util.List;
import java.util.Optional;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.iam.Role;

/// The permissions of a function's role, by which a mapping works.
final class RoleCheck {
    private RoleCheck() {}

    /// The first access that the role does not allow, in words; empty if it allows all.
    static Optional<String> refusal(Role role, List<Access> needs) {
        return needs.stream()
                .filter(access -> role.decide(access) != Decision.ALLOWED)
                .findFirst()
                .map(access -> role + " may not " + access.action() + " on " + access.resource());
    }
}

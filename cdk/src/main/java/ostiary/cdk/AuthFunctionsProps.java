package ostiary.cdk;

import java.nio.file.Path;
import java.util.Optional;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.SessionsPerUser;
import software.amazon.awscdk.services.logs.RetentionDays;

/// The resources that [AuthFunctions] use, and a team's choices about them.
///
/// @param api the API that they serve
/// @param table for accounts, sessions and codes
/// @param keys for signing and verifying
/// @param source the identity source that checks passwords
/// @param code [OstiaryProps#code()]
/// @param mail the team's choices about mails
/// @param rehearsalMail whether mails to the users of rehearsals are sent
/// @param tokens the team's choices about tokens
/// @param sessionsPerUser [OstiaryProps#sessionsPerUser()]
/// @param logRetention of their logs
/// @param hashingConcurrency [OstiaryProps#hashingConcurrency()]
/// @param keepData whether their logs outlive the stack
public record AuthFunctionsProps(
        ServiceApi api,
        OstiaryTable table,
        SigningKeys keys,
        LoginSource source,
        Optional<Path> code,
        MailProps mail,
        RehearsalMail rehearsalMail,
        TokenProps tokens,
        SessionsPerUser sessionsPerUser,
        RetentionDays logRetention,
        Optional<Integer> hashingConcurrency,
        boolean keepData) {
    public AuthFunctionsProps {
        Checks.hashingConcurrency(hashingConcurrency);
    }
}

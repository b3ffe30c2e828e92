package ostiary.cdk;

import java.nio.file.Path;
import java.util.Optional;
import ostiary.blueprint.DeletionGrace;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.SessionsPerUser;
import ostiary.blueprint.Theme;

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
/// @param deletionGrace [OstiaryProps#deletionGrace()]
/// @param theme [OstiaryProps#theme()]
/// @param passkeys [OstiaryProps#passkeys()]
/// @param logs the choices about their logs
/// @param network where they are in a VPC; in none if empty
/// @param hashingConcurrency [OstiaryProps#hashingConcurrency()]
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
        DeletionGrace deletionGrace,
        Theme theme,
        Optional<PasskeyOrigins> passkeys,
        LogProps logs,
        Optional<Network> network,
        Optional<Integer> hashingConcurrency) {
    public AuthFunctionsProps {
        passkeys = Checks.passkeys(passkeys);
        Checks.hashingConcurrency(hashingConcurrency);
    }
}

package ostiary.cdk;

import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awscdk.services.logs.RetentionDays;

/// What the [AuthFunctions] work with, and what a team decides about them.
///
/// @param api what they serve
/// @param table where they keep accounts, sessions and codes
/// @param keys what they sign and verify with
/// @param source what passwords are checked against
/// @param code [OstiaryProps#code()]
/// @param mailFrom the address that mails come from; it or its domain is a verified identity of SES in the same region
/// @param tokens what is in their tokens
/// @param logRetention how long their logs keep what they get
/// @param hashingConcurrency [OstiaryProps#hashingConcurrency()]
/// @param keepData whether their logs outlive the stack
public record AuthFunctionsProps(
        AuthApi api,
        OstiaryTable table,
        SigningKeys keys,
        LoginSource source,
        Optional<Path> code,
        String mailFrom,
        TokenProps tokens,
        RetentionDays logRetention,
        Optional<Integer> hashingConcurrency,
        boolean keepData) {
    public AuthFunctionsProps {
        Checks.mailFrom(mailFrom);
        Checks.hashingConcurrency(hashingConcurrency);
    }

    /// The part of [#mailFrom] behind the `@`.
    String mailDomain() {
        return mailFrom.substring(mailFrom.indexOf('@') + 1);
    }
}

package ostiary.cli.doctor.check;

import java.util.Optional;

/// An operator's plan of a deployment, for checks before it and for what can't be read after it.
///
/// @param stack its name, if it is there
/// @param qualifier of the CDK's bootstrap
/// @param mailFrom the address mails come from
/// @param mailIdentity the identity of SES that the stack was told of, if it is a parent domain
/// @param configurationSet that the stack was told of
/// @param domain a name of one's own
/// @param certificate its ARN
/// @param hashingConcurrency environments for each of the functions that hash; 0 for none
/// @param gitHub whether GitHub is to deploy it
public record Plan(
        Optional<String> stack,
        String qualifier,
        Optional<String> mailFrom,
        Optional<String> mailIdentity,
        Optional<String> configurationSet,
        Optional<String> domain,
        Optional<String> certificate,
        int hashingConcurrency,
        boolean gitHub) {}

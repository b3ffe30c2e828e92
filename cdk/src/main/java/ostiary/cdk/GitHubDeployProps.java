package ostiary.cdk;

import java.util.Optional;

/// The access that [GitHubDeploy] grants.
///
/// @param repository whose workflow deploys
/// @param stackName the stack whose template may be read
/// @param provider the ARN of GitHub's identity provider, if the account has it; created if empty
public record GitHubDeployProps(GitHubRepository repository, String stackName, Optional<String> provider) {}

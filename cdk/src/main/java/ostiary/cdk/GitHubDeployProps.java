package ostiary.cdk;

import java.util.Optional;

/// What [GitHubDeploy] lets in.
///
/// @param repository whose workflow deploys
/// @param stackName the stack whose template may be read
/// @param provider the ARN of GitHub's identity provider, where the account has it; if empty, it is made
public record GitHubDeployProps(GitHubRepository repository, String stackName, Optional<String> provider) {}

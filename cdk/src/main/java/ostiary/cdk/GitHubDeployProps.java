package ostiary.cdk;

import java.util.Optional;

/// The access that [GitHubDeploy] grants.
///
/// @param repository whose workflow deploys
/// @param stackName the stack whose template may be read
/// @param provider the ARN of GitHub's identity provider, if the account has it; created if empty
/// @param environment of GitHub: jobs in it may deploy. Each service of a repository has one of its own
public record GitHubDeployProps(
        GitHubRepository repository, String stackName, Optional<String> provider, String environment) {
    public GitHubDeployProps {
        Checks.require(
                environment.matches("[A-Za-z0-9_-]{1,100}"),
                "an environment has letters, digits, - and _ here, not " + environment);
    }

    /// For jobs in the environment `production`.
    public GitHubDeployProps(GitHubRepository repository, String stackName, Optional<String> provider) {
        this(repository, stackName, provider, "production");
    }
}

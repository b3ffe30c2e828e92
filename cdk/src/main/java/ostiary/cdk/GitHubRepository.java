package ostiary.cdk;

/// A GitHub repository, as its tokens name it after `repo:`.
///
/// @param name `owner/name`; for a repository created or renamed since July 15, 2026, `owner@id/name@id`. Its
/// tokens carry the numbers, so that a new owner of an abandoned name is not mistaken for the old one
/// (<https://docs.github.com/en/actions/concepts/security/openid-connect>, "Immutable subject claims")
public record GitHubRepository(String name) {
    private static final String OWNER = "[A-Za-z0-9](-?[A-Za-z0-9]){0,38}";
    private static final String REPOSITORY = "[A-Za-z0-9._-]{1,100}";

    public GitHubRepository {
        boolean plain = name.matches(OWNER + "/" + REPOSITORY);
        boolean numbered = name.matches(OWNER + "@[0-9]+/" + REPOSITORY + "@[0-9]+");
        if (!plain && !numbered) {
            throw new IllegalArgumentException("github must be owner/name or owner@id/name@id, not " + name);
        }
    }

    /// The `sub` of a token of its jobs in the environment `name`.
    String inEnvironment(String name) {
        return subject("environment:" + name);
    }

    /// The `sub` of a token of its jobs on pull requests; one from a fork gets no token.
    String onPullRequests() {
        return subject("pull_request");
    }

    /// The `sub` of a token of its jobs on a branch.
    String onBranch(String name) {
        return subject("ref:refs/heads/" + name);
    }

    private String subject(String context) {
        return "repo:" + name + ":" + context;
    }
}

package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// GitHub's identity provider, of which an account has one at most
/// (<https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html>).
final class IdentityProviderCheck implements Check {
    private static final String ISSUER = "token.actions.githubusercontent.com";
    private static final String AUDIENCE = "sts.amazonaws.com";

    /// The stack that makes it: `OstiaryApp.gitHub`.
    private static final String OWN_STACK = "ostiary-github";

    @Override
    public String name() {
        return "github";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var provider = provider(deployment);
        if (provider.isEmpty()) {
            return List.of(Finding.ok(name(), "no identity provider of GitHub: the stack " + OWN_STACK + " makes one"));
        }
        var audiences = deployment
                .aws()
                .read(Read.GET_OPEN_ID_CONNECT_PROVIDER, Map.of("OpenIDConnectProviderArn", provider.get()))
                .texts("ClientIDList");
        boolean isForeign = deployment.plan().gitHub() && !Stack.isThere(deployment.aws(), OWN_STACK);
        return new Findings(this)
                .addIf(isForeign, Symptom.PROVIDER_THERE_ALREADY, provider.get())
                .addIf(!audiences.contains(AUDIENCE), Symptom.PROVIDER_OF_OTHER_AUDIENCE, String.join(" ", audiences))
                .or(provider.get());
    }

    private static Optional<String> provider(Deployment deployment) throws UnreadException {
        return deployment
                .aws()
                .read(Read.LIST_OPEN_ID_CONNECT_PROVIDERS, Map.of())
                .all("OpenIDConnectProviderList")
                .stream()
                .flatMap(one -> one.find("Arn").stream())
                .filter(arn -> arn.endsWith("/" + ISSUER))
                .findFirst();
    }
}

package ostiary.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.key.SignatureAlgorithm;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/// An operator's description of how users sign in to a client. A list that is given takes the place of the one
/// before; an empty text empties it. URIs may have commas, so each comes with an option of its own.
final class SignInOptions {
    private static final List<String> POLICIES =
            Stream.of(BuiltInPolicy.values()).map(BuiltInPolicy::text).toList();

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it before it calls a command
    private CommandSpec spec;

    @Option(
            names = "--redirect-uri",
            paramLabel = "URI",
            description = "where its users come back to, signed in; may be given several times")
    private @Nullable Set<String> redirectUris;

    @Option(
            names = "--post-logout-uri",
            paramLabel = "URI",
            description = "where its users come back to, signed out; may be given several times")
    private @Nullable Set<String> postLogoutUris;

    @Option(
            names = "--origin",
            paramLabel = "ORIGIN",
            description = "of its web pages whose scripts read the service's answers; may be given several times")
    private @Nullable Set<String> origins;

    @Option(
            names = "--pkce",
            negatable = true,
            description = "whether it has to use PKCE, as by default; a public client always has to")
    private @Nullable Boolean pkce;

    @Option(
            names = "--first-party",
            negatable = true,
            description = "whether it is your own, so that users are not asked for their consent")
    private @Nullable Boolean firstParty;

    @Option(
            names = "--sessions",
            paramLabel = "POLICY",
            description = "how its sessions live: default, browser or agent (docs/api.md)")
    private @Nullable String sessions;

    @Option(
            names = "--id-token-alg",
            paramLabel = "ALGORITHM",
            description = "with what its ID tokens are signed: RS256, as by default, or ES256")
    private @Nullable String idTokenAlgorithm;

    /// Whether there is somewhere that users come back to.
    boolean haveRedirectUri() {
        return redirectUris != null && !given(redirectUris).isEmpty();
    }

    /// Known rules, with what is given in place of what was.
    SignInRules over(SignInRules known) {
        return new SignInRules(
                redirectUris == null ? known.redirectUris() : new RedirectUris(given(redirectUris)),
                postLogoutUris == null ? known.postLogoutUris() : new RedirectUris(given(postLogoutUris)),
                origins == null ? known.origins() : given(origins),
                pkce == null ? known.requiresPkce() : pkce,
                firstParty == null ? known.isFirstParty() : firstParty,
                sessions == null ? known.sessions() : policy(sessions),
                idTokenAlgorithm == null ? known.idTokenAlgorithm() : algorithm(idTokenAlgorithm));
    }

    private SignatureAlgorithm algorithm(String text) {
        return SignatureAlgorithm.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "ID tokens are signed with RS256 or ES256, and not with " + text + "."));
    }

    private BuiltInPolicy policy(String text) {
        return BuiltInPolicy.parse(text)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "Sessions live as those of " + String.join(", ", POLICIES) + ", and not of " + text + "."));
    }

    /// The texts without the empty one that empties a list.
    static Set<String> given(Set<String> texts) {
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.toSet());
    }
}

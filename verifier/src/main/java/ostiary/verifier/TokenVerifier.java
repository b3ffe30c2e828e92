package ostiary.verifier;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import ostiary.core.access.BearerToken;
import ostiary.core.access.CheckAccess;
import ostiary.core.access.CheckAccess.Outcome.Granted;
import ostiary.core.access.Principal;
import ostiary.core.access.RevocationList;
import ostiary.core.access.RevocationReader;
import ostiary.core.access.RevocationReader.Reading;
import ostiary.jose.JwtAccessTokenVerifier;
import ostiary.jose.VerifiedSignatures;

/// Checks the access tokens of an Ostiary as its authorizer does. One for a process, shared by its threads: it keeps
/// the public keys, what is revoked, and whose signature was good.
public final class TokenVerifier {
    private static final System.Logger LOG = System.getLogger(TokenVerifier.class.getName());

    private final CheckAccess check;
    private final RevocationList revocations;
    private final boolean followsRevocations;

    /// Reads nothing yet: the first check does.
    public TokenVerifier(VerifierSettings settings) {
        this(settings, InstantSource.system(), IssuerHttp.LONGEST);
    }

    /// @param longest that an answer of the issuer may take
    TokenVerifier(VerifierSettings settings, InstantSource clock, Duration longest) {
        var http = new IssuerHttp(longest);
        var keys = new PublishedKeys(() -> http.get(settings.route("/.well-known/jwks.json")), clock);
        this.followsRevocations = settings.client().isPresent();
        this.revocations = new RevocationList(
                settings.client()
                        .<RevocationReader>map(client -> new HttpRevocations(
                                http, settings, new ClientToken(http, settings, client, clock), clock))
                        .orElse(from -> Reading.good(List.of(), from)),
                _ -> LOG.log(System.Logger.Level.WARNING, "Ostiary: what is revoked cannot be read"));
        this.check = new CheckAccess(
                new JwtAccessTokenVerifier(settings.issuer(), settings.audience(), keys, new VerifiedSignatures()),
                revocations,
                clock);
    }

    /// The moment up to which all revocations are known, for a health check; empty as long as none were ever read, for
    /// instance since the client or its secret is wrong. Checks go on meanwhile, as if nothing were revoked.
    public Optional<Instant> revocationsKnownAsOf() {
        return followsRevocations ? revocations.knownAsOf() : Optional.empty();
    }

    /// Whom a token speaks for.
    ///
    /// @param token any text
    /// @throws ostiary.core.UnavailableException if the keys are not known and can't be read
    public CheckAccess.Outcome check(String token) {
        return check.check(token);
    }

    /// Whom the token of a header `Authorization` speaks for (RFC 6750 §2.1); empty if there is none that counts.
    ///
    /// @param authorization any text
    /// @throws ostiary.core.UnavailableException if the keys are not known and can't be read
    public Optional<Principal> checkHeader(String authorization) {
        return BearerToken.in(authorization)
                .map(this::check)
                .flatMap(outcome ->
                        outcome instanceof Granted(var principal) ? Optional.of(principal) : Optional.empty());
    }
}

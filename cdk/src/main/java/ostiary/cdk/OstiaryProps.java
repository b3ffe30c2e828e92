package ostiary.cdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.logs.RetentionDays;

/// What a team decides about its [Ostiary].
///
/// @param code what Lambda gets: a folder with `lib/*.jar` in it, as `functions/target/lambda` after `mvn package`, or
///     an archive of one; if empty, the artifact with the functions that came with this one
/// @param mailFrom the address that mails come from; it or its domain is a verified identity of SES in the same region
/// @param domain the team's own name for the API, which then has no other; if empty, the one that API Gateway gives it
/// @param issuer the `iss` of every token: an https URL without a trailing slash (RFC 8414 §2); the API's own if empty
/// @param audience the `aud` of access tokens (RFC 9068 §2.2); the issuer if empty
/// @param loginScopes what a login grants beside `account`, for the routes of a team's own APIs
/// @param allowedOrigins the web origins whose scripts may call the API (CORS)
/// @param logRetention how long every log group keeps what it gets
/// @param authorizerCache how long the gateway may repeat an answer of the authorizer. It is as long as a revoked token
///     may still pass, so it is zero by default
/// @param alarmsTo whom alarms tell; nobody if empty
/// @param runbooks where the descriptions of alarms say that the runbooks are: the URL of a folder, with a trailing
///     slash
/// @param prices by which the dashboard estimates what an operation costs
/// @param release how the traffic goes over to new versions
/// @param rehearse whether new versions are rehearsed with before they get traffic; false to get a fix out while the
///     rehearsal fails for another reason
/// @param hashingConcurrency how many environments each function that hashes passwords may have at once, set aside for
///     it out of the account's quota; as many as there are if empty
/// @param source what passwords are checked against
/// @param keepData whether the table, the keys and the logs outlive the stack; false only for a stage to throw away
public record OstiaryProps(
        Optional<Path> code,
        String mailFrom,
        Optional<CustomDomain> domain,
        Optional<String> issuer,
        Optional<String> audience,
        List<String> loginScopes,
        List<String> allowedOrigins,
        RetentionDays logRetention,
        Duration authorizerCache,
        Optional<AlarmsTo> alarmsTo,
        String runbooks,
        Prices prices,
        Release release,
        boolean rehearse,
        Optional<Integer> hashingConcurrency,
        IdentitySource source,
        boolean keepData) {

    public OstiaryProps {
        Checks.mailFrom(mailFrom);
        Checks.issuer(issuer);
        Checks.audience(audience);
        loginScopes = Checks.scopes(loginScopes);
        allowedOrigins = Checks.origins(allowedOrigins);
        Checks.authorizerCache(authorizerCache);
        Checks.runbooks(runbooks);
        Checks.hashingConcurrency(hashingConcurrency);
    }

    /// The defaults, to be changed.
    ///
    /// @param mailFrom [#mailFrom()]
    public static Builder builder(String mailFrom) {
        return new Builder(mailFrom);
    }

    /// Those of the API.
    AuthApiProps apiProps() {
        return new AuthApiProps(domain, allowedOrigins, authorizerCache, logRetention, keepData);
    }

    /// Those of the functions.
    AuthFunctionsProps functionsProps(AuthApi api, OstiaryTable table, SigningKeys keys, LoginSource asked) {
        var tokens = new TokenProps(issuer, audience, loginScopes);
        return new AuthFunctionsProps(
                api, table, keys, asked, code, mailFrom, tokens, logRetention, hashingConcurrency, keepData);
    }

    /// Everything that has a default has a method here.
    public static final class Builder {
        private final String mailFrom;
        private Optional<Path> code = Optional.empty();
        private Optional<CustomDomain> domain = Optional.empty();
        private Optional<String> issuer = Optional.empty();
        private Optional<String> audience = Optional.empty();
        private List<String> loginScopes = List.of();
        private List<String> allowedOrigins = List.of();
        private RetentionDays logRetention = RetentionDays.THREE_MONTHS;
        private Duration authorizerCache = Duration.seconds(0);
        private Optional<AlarmsTo> alarmsTo = Optional.empty();
        private String runbooks = "docs/runbooks/";
        private Prices prices = Prices.US_EAST_1;
        private Release release = Release.standard();
        private boolean rehearse = true;
        private Optional<Integer> hashingConcurrency = Optional.empty();
        private IdentitySource source = new IdentitySource.Directory();
        private boolean keepData = true;

        private Builder(String mailFrom) {
            this.mailFrom = mailFrom;
        }

        public Builder code(Path folderOrArchive) {
            this.code = Optional.of(folderOrArchive);
            return this;
        }

        public Builder domain(CustomDomain name) {
            this.domain = Optional.of(name);
            return this;
        }

        public Builder issuer(String url) {
            this.issuer = Optional.of(url);
            return this;
        }

        public Builder audience(String name) {
            this.audience = Optional.of(name);
            return this;
        }

        public Builder loginScopes(List<String> scopes) {
            this.loginScopes = scopes;
            return this;
        }

        public Builder allowedOrigins(List<String> origins) {
            this.allowedOrigins = origins;
            return this;
        }

        public Builder logRetention(RetentionDays days) {
            this.logRetention = days;
            return this;
        }

        public Builder authorizerCache(Duration atMost) {
            this.authorizerCache = atMost;
            return this;
        }

        public Builder alarmsTo(AlarmsTo recipient) {
            this.alarmsTo = Optional.of(recipient);
            return this;
        }

        public Builder runbooks(String folder) {
            this.runbooks = folder;
            return this;
        }

        public Builder prices(Prices asked) {
            this.prices = asked;
            return this;
        }

        public Builder release(Release how) {
            this.release = how;
            return this;
        }

        public Builder rehearse(boolean first) {
            this.rehearse = first;
            return this;
        }

        public Builder hashingConcurrency(int most) {
            this.hashingConcurrency = Optional.of(most);
            return this;
        }

        public Builder source(IdentitySource asked) {
            this.source = asked;
            return this;
        }

        public Builder keepData(boolean keep) {
            this.keepData = keep;
            return this;
        }

        public OstiaryProps build() {
            return new OstiaryProps(
                    code,
                    mailFrom,
                    domain,
                    issuer,
                    audience,
                    loginScopes,
                    allowedOrigins,
                    logRetention,
                    authorizerCache,
                    alarmsTo,
                    runbooks,
                    prices,
                    release,
                    rehearse,
                    hashingConcurrency,
                    source,
                    keepData);
        }
    }
}

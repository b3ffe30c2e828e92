package ostiary.cdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.services.logs.RetentionDays;

/// What a team decides about its [Ostiary].
///
/// @param code the folder that Lambda gets, with `lib/*.jar` in it: `functions/target/lambda` after `mvn package`
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
/// slash
/// @param prices by which the dashboard estimates what an operation costs
/// @param release how the traffic goes over to new versions
/// @param rehearse whether new versions are rehearsed with before they get traffic; false to get a fix out while the
///     rehearsal fails for another reason
/// @param hashingConcurrency how many environments each function that hashes passwords may have at once, set aside for
/// it
///     out of the account's quota; as many as there are if empty
/// @param source what passwords are checked against
/// @param keepData whether the table, the keys and the logs outlive the stack; false only for a stage to throw away
public record OstiaryProps(
        Path code,
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
        require(mailFrom.matches("[^@\\s<>]+@[^@\\s<>]+"), "mailFrom must be a plain mail address, not " + mailFrom);
        issuer.ifPresent(url -> require(
                Token.isUnresolved(url) || (url.startsWith("https://") && !url.endsWith("/")),
                "issuer must be an https URL without a trailing slash, not " + url));
        loginScopes.forEach(scope -> require(
                scope.matches("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"),
                "loginScopes must be scopes (RFC 6749 §3.3), not " + scope));
        loginScopes = List.copyOf(loginScopes);
        require(runbooks.endsWith("/"), "runbooks must be a folder, with a trailing slash, not " + runbooks);
        require(!allowedOrigins.contains("*"), "allowedOrigins must name each origin: with * any site may use the API");
        allowedOrigins = List.copyOf(allowedOrigins);
        hashingConcurrency.ifPresent(most ->
                require(most > 0, "hashingConcurrency must be positive, not " + most + ": nobody could log in"));
    }

    public static Builder builder(Path code, String mailFrom) {
        return new Builder(code, mailFrom);
    }

    RemovalPolicy removalPolicy() {
        return keepData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
    }

    /// The part of [#mailFrom] behind the `@`.
    String mailDomain() {
        return mailFrom.substring(mailFrom.indexOf('@') + 1);
    }

    private static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /// Everything that has a default has a method here.
    public static final class Builder {
        private final Path code;
        private final String mailFrom;
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

        private Builder(Path code, String mailFrom) {
            this.code = code;
            this.mailFrom = mailFrom;
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

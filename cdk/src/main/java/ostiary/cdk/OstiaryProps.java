package ostiary.cdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.SessionsPerUser;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.logs.RetentionDays;

/// A team's choices about its [Ostiary].
///
/// @param code the Lambda package: a folder with `lib/*.jar` in it, such as `functions/target/lambda` after `mvn
/// package`, or an archive of one; if empty, the functions' artifact on the class path
/// @param mail the sender of mails, and what SES has to know of it
/// @param domain the API's custom domain, then its only address; if empty, the API has API Gateway's address
/// @param edge what stands before the API; [Edge.CloudFront] needs a domain with a certificate in us-east-1
/// @param throttles the rates of the API's routes, for all callers together; by default those that fit the edge
/// @param issuer the `iss` of every token: an https URL without a trailing slash (RFC
/// 8414 §2); the API's own if empty
/// @param audience the `aud` of access tokens (RFC 9068 §2.2); the issuer if empty
/// @param loginScopes the scopes that a login grants beside `account`, for the routes of a team's own APIs
/// @param sessionsPerUser how many sessions a user may have open
/// @param allowedOrigins the web origins whose scripts may call the API (CORS)
/// @param logRetention of every log group
/// @param logKey the key of KMS that encrypts every log group; a key of AWS's own if empty
/// @param network where the functions are in a VPC; in none if empty
/// @param guardrails what the team's organization asks of every resource and role
/// @param authorizerCache how long the gateway may cache a result of the authorizer; a revoked token is accepted
/// for that long, so it is zero by default
/// @param alarmsTo the recipient of alarm notifications; none if empty
/// @param runbooks the URL of the folder with the runbooks, with a trailing slash; for the alarms' descriptions
/// @param prices for the dashboard's estimated cost of an operation
/// @param release how traffic moves to new versions
/// @param releaseAlarms whether alarms watch new versions and take them back; each of their metrics is charged
/// @param rehearse whether new versions are rehearsed before they get traffic; false to get a fix out while the
/// rehearsal fails for another reason
/// @param rehearsalMail whether the user of a rehearsal is mailed a code, which takes SES into the rehearsal; false
/// drops the mails to such users and no others
/// @param hashingConcurrency the reserved concurrency of each function that hashes passwords, set aside from the
/// account's quota; unreserved if empty
/// @param source the identity source that checks passwords
/// @param table the table to use in place of a new one, as after a restore; a new one if empty
/// @param keys secrets to use in place of new ones, as where the stack before is gone
/// @param keepData whether the table, the keys and the logs outlive the stack; false only for a temporary stage
/// @param protect whether the stack, its table and its user pool are protected from deletion, if data is kept. False
/// for the first deployment: what is protected can't be rolled back
public record OstiaryProps(
        Optional<Path> code,
        MailProps mail,
        Optional<CustomDomain> domain,
        Edge edge,
        Optional<Throttles> throttles,
        Optional<String> issuer,
        Optional<String> audience,
        List<String> loginScopes,
        SessionsPerUser sessionsPerUser,
        List<String> allowedOrigins,
        RetentionDays logRetention,
        Optional<LogKey> logKey,
        Optional<Network> network,
        Guardrails guardrails,
        Duration authorizerCache,
        Optional<AlarmsTo> alarmsTo,
        String runbooks,
        Prices prices,
        Release release,
        boolean releaseAlarms,
        boolean rehearse,
        boolean rehearsalMail,
        Optional<Integer> hashingConcurrency,
        IdentitySource source,
        Optional<ExistingTable> table,
        Optional<ExistingKeys> keys,
        boolean keepData,
        boolean protect) {

    public OstiaryProps {
        if (edge instanceof Edge.CloudFront) {
            var _ = Checks.domainOfADistribution(domain);
        }
        Checks.issuer(issuer);
        Checks.audience(audience);
        loginScopes = Checks.scopes(loginScopes);
        allowedOrigins = Checks.origins(allowedOrigins);
        Checks.authorizerCache(authorizerCache);
        Checks.runbooks(runbooks);
        Checks.hashingConcurrency(hashingConcurrency);
        Checks.protect(keepData, protect);
    }

    /// A builder with all defaults.
    ///
    /// @param mailFrom the sender of mails; it or its domain is a verified identity of SES in the same region
    public static Builder builder(String mailFrom) {
        return new Builder(mailFrom);
    }

    /// Those of the API.
    AuthApiProps apiProps() {
        return new AuthApiProps(domain, throttles.orElseGet(this::fitting), allowedOrigins, authorizerCache, logs());
    }

    private LogProps logs() {
        return new LogProps(logRetention, keepData, logKey);
    }

    private Throttles fitting() {
        return switch (edge) {
            case Edge.None _ -> Throttles.STANDARD;
            case Edge.CloudFront _ -> Throttles.BEHIND_A_FRONT_DOOR;
        };
    }

    /// Those of the functions.
    AuthFunctionsProps functionsProps(ServiceApi api, OstiaryTable table, SigningKeys keys, LoginSource asked) {
        var tokens = new TokenProps(issuer, audience, loginScopes);
        return new AuthFunctionsProps(
                api,
                table,
                keys,
                asked,
                code,
                mail,
                rehearsalMail ? RehearsalMail.SENT : RehearsalMail.SUPPRESSED,
                tokens,
                sessionsPerUser,
                logs(),
                network,
                hashingConcurrency);
    }

    /// Has a method for every property with a default.
    public static final class Builder {
        private final String mailFrom;
        private Optional<Path> code = Optional.empty();
        private int mailsPerHour = MailsPerHour.BY_DEFAULT;
        private Optional<String> mailIdentity = Optional.empty();
        private Optional<String> mailConfigurationSet = Optional.empty();
        private Optional<CustomDomain> domain = Optional.empty();
        private Edge edge = Edge.none();
        private Optional<Throttles> throttles = Optional.empty();
        private Optional<String> issuer = Optional.empty();
        private Optional<String> audience = Optional.empty();
        private List<String> loginScopes = List.of();
        private SessionsPerUser sessionsPerUser = SessionsPerUser.STANDARD;
        private List<String> allowedOrigins = List.of();
        private RetentionDays logRetention = RetentionDays.THREE_MONTHS;
        private Optional<LogKey> logKey = Optional.empty();
        private Optional<Network> network = Optional.empty();
        private Guardrails guardrails = Guardrails.none();
        private Duration authorizerCache = Duration.seconds(0);
        private Optional<AlarmsTo> alarmsTo = Optional.empty();
        private String runbooks = "docs/runbooks/";
        private Prices prices = Prices.US_EAST_1;
        private Release release = Release.standard();
        private boolean releaseAlarms = true;
        private boolean rehearse = true;
        private boolean rehearsalMail = true;
        private Optional<Integer> hashingConcurrency = Optional.empty();
        private IdentitySource source = new IdentitySource.Directory();
        private Optional<ExistingTable> table = Optional.empty();
        private Optional<ExistingKeys> keys = Optional.empty();
        private boolean keepData = true;
        private boolean protect = true;

        private Builder(String mailFrom) {
            this.mailFrom = mailFrom;
        }

        public Builder code(Path folderOrArchive) {
            this.code = Optional.of(folderOrArchive);
            return this;
        }

        public Builder mailsPerHour(int most) {
            this.mailsPerHour = most;
            return this;
        }

        /// The verified identity of SES, where it is neither the sender nor the sender's own domain.
        public Builder mailIdentity(String domainOrAddress) {
            this.mailIdentity = Optional.of(domainOrAddress);
            return this;
        }

        public Builder mailConfigurationSet(String name) {
            this.mailConfigurationSet = Optional.of(name);
            return this;
        }

        public Builder domain(CustomDomain name) {
            this.domain = Optional.of(name);
            return this;
        }

        public Builder edge(Edge before) {
            this.edge = before;
            return this;
        }

        public Builder throttles(Throttles rates) {
            this.throttles = Optional.of(rates);
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

        /// A login beyond this number ends the sessions that have not been used for longest.
        ///
        /// @param most from 1 to 1000
        public Builder sessionsPerUser(int most) {
            this.sessionsPerUser = new SessionsPerUser(most);
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

        public Builder logKey(LogKey key) {
            this.logKey = Optional.of(key);
            return this;
        }

        public Builder network(Network place) {
            this.network = Optional.of(place);
            return this;
        }

        public Builder guardrails(Guardrails asked) {
            this.guardrails = asked;
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

        public Builder releaseAlarms(boolean watch) {
            this.releaseAlarms = watch;
            return this;
        }

        public Builder rehearse(boolean first) {
            this.rehearse = first;
            return this;
        }

        public Builder rehearsalMail(boolean sent) {
            this.rehearsalMail = sent;
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

        /// A table that is there already: `docs/restore.md` tells what the stack then leaves to you.
        public Builder table(ExistingTable existing) {
            this.table = Optional.of(existing);
            return this;
        }

        /// Secrets that are there already.
        public Builder keys(ExistingKeys existing) {
            this.keys = Optional.of(existing);
            return this;
        }

        public Builder keepData(boolean keepData) {
            this.keepData = keepData;
            return this;
        }

        /// Without effect where data is not kept.
        public Builder protect(boolean fromDeletion) {
            this.protect = fromDeletion;
            return this;
        }

        public OstiaryProps build() {
            return new OstiaryProps(
                    code,
                    new MailProps(mailFrom, mailsPerHour, mailIdentity, mailConfigurationSet),
                    domain,
                    edge,
                    throttles,
                    issuer,
                    audience,
                    loginScopes,
                    sessionsPerUser,
                    allowedOrigins,
                    logRetention,
                    logKey,
                    network,
                    guardrails,
                    authorizerCache,
                    alarmsTo,
                    runbooks,
                    prices,
                    release,
                    releaseAlarms,
                    rehearse,
                    rehearsalMail,
                    hashingConcurrency,
                    source,
                    table,
                    keys,
                    keepData,
                    keepData && protect);
        }
    }
}

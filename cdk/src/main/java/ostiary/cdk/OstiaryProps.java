package ostiary.cdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ostiary.blueprint.DeletionGrace;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.SessionsPerUser;
import ostiary.blueprint.Theme;
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
/// @param tokenClaims the claims of the scope `profile` that access tokens of the service's own clients tell, 1 KiB of
/// them at most; none by default
/// @param sessionsPerUser how many sessions a user may have open
/// @param deletionGrace how long an account can still be kept whose owner has asked for its deletion
/// @param theme whose name, colour and logo are on the pages and in the mails
/// @param passkeys the domain that passkeys are made for, which can't be changed later, and the origins whose pages
/// may ask for them; those of the issuer if empty
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
/// @param events whether subscribers are told of changes from the beginning; false until [Ostiary#events()] is asked
/// for
/// @param search whether operators can search for users from the beginning, which asks for the events, too; false until
/// [Ostiary#search()] is asked for
/// @param auditTrail whether what happens is recorded from the beginning, which asks for the events, too; false until
/// [Ostiary#auditTrail()] is asked for
/// @param auditLock whether and for how long nobody can remove a record of the audit trail
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
        List<String> tokenClaims,
        SessionsPerUser sessionsPerUser,
        DeletionGrace deletionGrace,
        Theme theme,
        Optional<PasskeyOrigins> passkeys,
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
        boolean events,
        boolean search,
        boolean auditTrail,
        AuditLock auditLock,
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
        tokenClaims = Checks.tokenClaims(tokenClaims);
        passkeys = Checks.passkeys(passkeys);
        allowedOrigins = Checks.origins(allowedOrigins);
        Checks.authorizerCache(authorizerCache);
        Checks.runbooks(runbooks);
        Checks.hashingConcurrency(hashingConcurrency);
        Checks.protect(keepData, protect);
    }

    /// A builder with all defaults.
    ///
    /// @param mailFrom the sender of mails; it or its domain is a verified identity of SES in the same region
    public static OstiaryPropsBuilder builder(String mailFrom) {
        return new OstiaryPropsBuilder(mailFrom);
    }

    /// Those of the API.
    AuthApiProps apiProps() {
        return new AuthApiProps(domain, throttles.orElseGet(this::fitting), allowedOrigins, authorizerCache, logs());
    }

    LogProps logs() {
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
        var tokens = new TokenProps(issuer, audience, loginScopes, tokenClaims);
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
                deletionGrace,
                theme,
                passkeys,
                logs(),
                network,
                hashingConcurrency);
    }
}

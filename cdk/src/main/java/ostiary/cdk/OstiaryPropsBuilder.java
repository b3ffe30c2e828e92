package ostiary.cdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import ostiary.blueprint.DeletionGrace;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.SessionsPerUser;
import ostiary.blueprint.Theme;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.logs.RetentionDays;

/// Makes [OstiaryProps], with a method for every property that has a default.
public final class OstiaryPropsBuilder {
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
    private List<String> tokenClaims = List.of();
    private Optional<PasskeyOrigins> passkeys = Optional.empty();
    private SessionsPerUser sessionsPerUser = SessionsPerUser.STANDARD;
    private DeletionGrace deletionGrace = DeletionGrace.STANDARD;
    private Theme theme = Theme.STANDARD;
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
    private boolean events;
    private boolean search;
    private boolean auditTrail;
    private AuditLock auditLock = AuditLock.none();
    private boolean rehearse = true;
    private boolean rehearsalMail = true;
    private Optional<Integer> hashingConcurrency = Optional.empty();
    private IdentitySource source = new IdentitySource.Directory();
    private Optional<ExistingTable> table = Optional.empty();
    private Optional<ExistingKeys> keys = Optional.empty();
    private boolean keepData = true;
    private boolean protect = true;

    OstiaryPropsBuilder(String mailFrom) {
        this.mailFrom = mailFrom;
    }

    public OstiaryPropsBuilder code(Path folderOrArchive) {
        this.code = Optional.of(folderOrArchive);
        return this;
    }

    public OstiaryPropsBuilder mailsPerHour(int most) {
        this.mailsPerHour = most;
        return this;
    }

    /// The verified identity of SES, where it is neither the sender nor the sender's own domain.
    public OstiaryPropsBuilder mailIdentity(String domainOrAddress) {
        this.mailIdentity = Optional.of(domainOrAddress);
        return this;
    }

    public OstiaryPropsBuilder mailConfigurationSet(String name) {
        this.mailConfigurationSet = Optional.of(name);
        return this;
    }

    public OstiaryPropsBuilder domain(CustomDomain name) {
        this.domain = Optional.of(name);
        return this;
    }

    public OstiaryPropsBuilder edge(Edge before) {
        this.edge = before;
        return this;
    }

    public OstiaryPropsBuilder throttles(Throttles rates) {
        this.throttles = Optional.of(rates);
        return this;
    }

    public OstiaryPropsBuilder issuer(String url) {
        this.issuer = Optional.of(url);
        return this;
    }

    public OstiaryPropsBuilder audience(String name) {
        this.audience = Optional.of(name);
        return this;
    }

    public OstiaryPropsBuilder loginScopes(List<String> scopes) {
        this.loginScopes = scopes;
        return this;
    }

    /// Each API that is called with such a token gets to know them.
    ///
    /// @param claims of the scope `profile`, the most important first: what has no room in 1 KiB is left out
    public OstiaryPropsBuilder tokenClaims(List<String> claims) {
        this.tokenClaims = claims;
        return this;
    }

    /// The domain that passkeys are made for, which can't be changed later, and the pages that may ask for them.
    public OstiaryPropsBuilder passkeys(PasskeyOrigins origins) {
        this.passkeys = Optional.of(origins);
        return this;
    }

    /// A login beyond this number ends the sessions that have not been used for longest.
    ///
    /// @param most from 1 to 1000
    public OstiaryPropsBuilder sessionsPerUser(int most) {
        this.sessionsPerUser = new SessionsPerUser(most);
        return this;
    }

    /// How long an account can still be kept whose owner has asked for its deletion; 30 days by default.
    ///
    /// @param days from 1 to 90
    public OstiaryPropsBuilder deletionGrace(int days) {
        this.deletionGrace = new DeletionGrace(days);
        return this;
    }

    /// Sets [OstiaryProps#events()].
    public OstiaryPropsBuilder events(boolean told) {
        this.events = told;
        return this;
    }

    /// Sets [OstiaryProps#search()].
    public OstiaryPropsBuilder search(boolean searched) {
        this.search = searched;
        return this;
    }

    /// Sets [OstiaryProps#auditTrail()].
    public OstiaryPropsBuilder auditTrail(boolean recorded) {
        this.auditTrail = recorded;
        return this;
    }

    /// Sets [OstiaryProps#auditLock()].
    public OstiaryPropsBuilder auditLock(AuditLock lock) {
        this.auditLock = lock;
        return this;
    }

    /// The name, the colour and the logo of the pages; the name is in the mails, too.
    public OstiaryPropsBuilder theme(Theme team) {
        this.theme = team;
        return this;
    }

    public OstiaryPropsBuilder allowedOrigins(List<String> origins) {
        this.allowedOrigins = origins;
        return this;
    }

    public OstiaryPropsBuilder logRetention(RetentionDays days) {
        this.logRetention = days;
        return this;
    }

    public OstiaryPropsBuilder logKey(LogKey key) {
        this.logKey = Optional.of(key);
        return this;
    }

    public OstiaryPropsBuilder network(Network place) {
        this.network = Optional.of(place);
        return this;
    }

    public OstiaryPropsBuilder guardrails(Guardrails asked) {
        this.guardrails = asked;
        return this;
    }

    public OstiaryPropsBuilder authorizerCache(Duration atMost) {
        this.authorizerCache = atMost;
        return this;
    }

    public OstiaryPropsBuilder alarmsTo(AlarmsTo recipient) {
        this.alarmsTo = Optional.of(recipient);
        return this;
    }

    public OstiaryPropsBuilder runbooks(String folder) {
        this.runbooks = folder;
        return this;
    }

    public OstiaryPropsBuilder prices(Prices asked) {
        this.prices = asked;
        return this;
    }

    public OstiaryPropsBuilder release(Release how) {
        this.release = how;
        return this;
    }

    public OstiaryPropsBuilder releaseAlarms(boolean watch) {
        this.releaseAlarms = watch;
        return this;
    }

    public OstiaryPropsBuilder rehearse(boolean first) {
        this.rehearse = first;
        return this;
    }

    public OstiaryPropsBuilder rehearsalMail(boolean sent) {
        this.rehearsalMail = sent;
        return this;
    }

    public OstiaryPropsBuilder hashingConcurrency(int most) {
        this.hashingConcurrency = Optional.of(most);
        return this;
    }

    public OstiaryPropsBuilder source(IdentitySource asked) {
        this.source = asked;
        return this;
    }

    /// A table that is there already: `docs/restore.md` tells what the stack then leaves to you.
    public OstiaryPropsBuilder table(ExistingTable existing) {
        this.table = Optional.of(existing);
        return this;
    }

    /// Secrets that are there already.
    public OstiaryPropsBuilder keys(ExistingKeys existing) {
        this.keys = Optional.of(existing);
        return this;
    }

    public OstiaryPropsBuilder keepData(boolean keepData) {
        this.keepData = keepData;
        return this;
    }

    /// Has no effect where data is not kept.
    public OstiaryPropsBuilder protect(boolean fromDeletion) {
        this.protect = fromDeletion;
        return this;
    }

    /// One line a property, so it is as long as there are properties.
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
                tokenClaims,
                sessionsPerUser,
                deletionGrace,
                theme,
                passkeys,
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
                events,
                search,
                auditTrail,
                auditLock,
                hashingConcurrency,
                source,
                table,
                keys,
                keepData,
                keepData && protect);
    }
}

package ostiary.service;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import ostiary.blueprint.AuthorizerResponse;
import ostiary.blueprint.DeletionGrace;
import ostiary.blueprint.Form;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.RehearsalMail;
import ostiary.blueprint.SagaWindow;
import ostiary.blueprint.Scopes;
import ostiary.blueprint.SessionsPerUser;
import ostiary.blueprint.Setting;
import ostiary.blueprint.SourceSetting;
import ostiary.blueprint.Theme;
import ostiary.blueprint.TokenClaims;
import ostiary.core.user.EmailAddress;

/// The environment variables of a function, read once and validated. Asking for one that the function lacks throws an
/// [IllegalStateException] that names it.
public final class Config {
    private static final String NO_SECRET = "is no ARN of a secret";
    private static final String NO_METRIC_NAME = "is no name that CloudWatch takes, of 255 characters at most";

    private final Given<String> issuer;
    private final Given<String> audience;
    private final Given<Scopes> loginScopes;
    private final Given<TokenClaims> tokenClaims;
    private final Given<PasskeyOrigins> passkeys;
    private final Given<SessionsPerUser> sessionsPerUser;
    private final Given<DeletionGrace> deletionGrace;
    private final Given<String> table;
    private final Given<String> signingKeys;
    private final Given<String> refreshTokenKeys;
    private final Given<String> codeKeys;
    private final Given<String> deviceKeys;
    private final Given<String> sealingKeys;
    private final Given<String> mailFrom;
    private final Given<Theme> theme;
    private final Given<Integer> mailsPerHour;
    private final Given<RehearsalMail> rehearsalMail;
    private final Given<AuthorizerResponse> authorizerResponse;
    private final Given<ReleasedVersions> newVersions;
    private final Given<SourceSetting> source;
    private final Given<List<String>> originSecrets;
    private final Given<String> eventsTopic;
    private final Given<String> searchTable;
    private final Given<String> auditTable;
    private final Given<String> auditBucket;
    private final Given<String> sagaMachine;
    private final Given<SagaWindow> sagaWindow;

    /// One line a setting, so it is as long as there are settings.
    private Config(SettingReader reader) {
        this.issuer = reader.word(
                Setting.ISSUER,
                Form.ISSUER,
                "is no https URL without query, fragment and trailing slash, of 256 characters at most");
        this.audience = reader.word(
                Setting.AUDIENCE, Form.AUDIENCE, "is no word of 256 visible ASCII characters at most, without blanks");
        this.loginScopes = reader.value(
                Setting.LOGIN_SCOPES,
                Scopes::parse,
                "is no list of scopes with one blank between, each once, of " + Scopes.LONGEST + " characters at most");
        this.tokenClaims = reader.value(
                Setting.TOKEN_CLAIMS, TokenClaims::parse, "is no list of claims of a profile with one blank between");
        this.passkeys = reader.value(
                Setting.PASSKEYS,
                PasskeyOrigins::parse,
                "is no domain and one to five origins of https, with one blank between");
        this.sessionsPerUser =
                reader.value(Setting.SESSIONS_PER_USER, SessionsPerUser::parse, "is no number from 1 to 1000");
        this.deletionGrace =
                reader.value(Setting.DELETION_GRACE, DeletionGrace::parse, "is no number of days from 1 to 90");
        this.table = reader.word(Setting.TABLE, Form.TABLE, "is no table name");
        this.signingKeys = reader.word(Setting.SIGNING_KEYS, Form.SECRET, NO_SECRET);
        this.refreshTokenKeys = reader.word(Setting.REFRESH_TOKEN_KEYS, Form.SECRET, NO_SECRET);
        this.codeKeys = reader.word(Setting.CODE_KEYS, Form.SECRET, NO_SECRET);
        this.deviceKeys = reader.word(Setting.DEVICE_KEYS, Form.SECRET, NO_SECRET);
        this.sealingKeys = reader.word(Setting.SEALING_KEYS, Form.SECRET, NO_SECRET);
        this.mailFrom =
                reader.value(Setting.MAIL_FROM, Config::sender, "is no e-mail address, with its domain in ASCII");
        this.theme = reader.value(
                Setting.THEME,
                Theme::parse,
                "is no colour as #rrggbb, logo as a data: URI or none, and name, with blanks between");
        this.mailsPerHour = reader.value(
                Setting.MAILS_PER_HOUR, MailsPerHour::parse, "is no whole number from 1 to " + MailsPerHour.MOST);
        this.rehearsalMail =
                reader.value(Setting.REHEARSAL_MAIL, RehearsalMail::parse, "is neither sent nor suppressed");
        this.authorizerResponse =
                reader.value(Setting.AUTHORIZER_RESPONSE, AuthorizerResponse::parse, "is neither simple nor policy");
        this.newVersions = reader.value(
                Setting.NEW_VERSIONS, ReleasedVersions::parse, "is not one version of each released function");
        this.source = reader.value(
                Setting.SOURCE,
                SourceSetting::parse,
                text -> SourceSetting.flaw(text).orElseThrow());
        this.originSecrets = reader.value(
                Setting.ORIGIN_SECRETS, Config::secrets, "is no list of ARNs of secrets with one blank between");
        this.eventsTopic = reader.word(Setting.EVENTS_TOPIC, Form.TOPIC, "is no ARN of a topic");
        this.searchTable = reader.word(Setting.SEARCH_TABLE, Form.TABLE, "is no table name");
        this.auditTable = reader.word(Setting.AUDIT_TABLE, Form.TABLE, "is no table name");
        this.auditBucket = reader.word(Setting.AUDIT_BUCKET, Form.BUCKET, "is no name of a bucket");
        this.sagaMachine = reader.word(Setting.SAGA_MACHINE, Form.STATE_MACHINE, "is no ARN of a state machine");
        this.sagaWindow = reader.value(Setting.SAGA_WINDOW, SagaWindow::parse, "is no number of hours from 1 to 1080");
        // Powertools reads these two itself; here they are only checked.
        reader.word(Setting.SERVICE_NAME, Form.METRIC_NAME, NO_METRIC_NAME);
        reader.word(Setting.METRICS_NAMESPACE, Form.METRIC_NAME, NO_METRIC_NAME);
    }

    /// Reads `settings` from `environment`, and the secrets of a distribution where it has some.
    ///
    /// @throws IllegalStateException naming every variable that is missing or wrong, all at once
    public static Config read(Set<Setting> settings, Map<String, String> environment) {
        var all = EnumSet.noneOf(Setting.class);
        all.addAll(settings);
        if (environment.containsKey(Setting.ORIGIN_SECRETS.variable())) {
            all.add(Setting.ORIGIN_SECRETS);
        }
        if (environment.containsKey(Setting.TOKEN_CLAIMS.variable())) {
            all.add(Setting.TOKEN_CLAIMS);
        }
        if (environment.containsKey(Setting.PASSKEYS.variable())) {
            all.add(Setting.PASSKEYS);
        }
        if (environment.containsKey(Setting.SEARCH_TABLE.variable())) {
            all.add(Setting.SEARCH_TABLE);
        }
        var reader = new SettingReader(all, environment);
        var config = new Config(reader);
        reader.requireSound();
        return config;
    }

    /// The `iss` of every token.
    public String issuer() {
        return issuer.get();
    }

    /// The `aud` of access tokens.
    public String audience() {
        return audience.get();
    }

    /// The scopes that a login grants.
    public Scopes loginScopes() {
        return loginScopes.get();
    }

    /// The claims of users that access tokens tell; none unless the team has chosen some.
    public List<String> tokenClaims() {
        return tokenClaims.value().orElse(TokenClaims.NONE).names();
    }

    /// Whom passkeys are made for: the issuer unless the team has chosen.
    public PasskeyOrigins passkeys() {
        return passkeys.value().orElseGet(() -> PasskeyOrigins.ofIssuer(issuer()));
    }

    /// The origins whose pages may ask for passkeys, where a team has chosen some or the service is on a developer's
    /// machine; else none, since nobody could take a domain back that nobody has chosen.
    public List<String> chosenPasskeyOrigins() {
        boolean isChosen = passkeys.value().isPresent()
                || PasskeyOrigins.ofIssuer(issuer()).relyingParty().equals("localhost");
        return isChosen ? passkeys().origins() : List.of();
    }

    /// Whether pages of the issuer offer passkeys: where it is among the chosen origins.
    public boolean hasPasskeysOnPages() {
        return chosenPasskeyOrigins()
                .containsAll(PasskeyOrigins.ofIssuer(issuer()).origins());
    }

    /// How many sessions a user may have open.
    public SessionsPerUser sessionsPerUser() {
        return sessionsPerUser.get();
    }

    /// How long an account can still be kept that will be deleted.
    public DeletionGrace deletionGrace() {
        return deletionGrace.get();
    }

    /// The name of the table.
    public String table() {
        return table.get();
    }

    /// The ARN of the secret with the private keys that sign access tokens.
    public String signingKeys() {
        return signingKeys.get();
    }

    /// The ARN of the secret with the HMAC keys behind refresh tokens.
    public String refreshTokenKeys() {
        return refreshTokenKeys.get();
    }

    /// The ARN of the secret with the HMAC keys behind mailed codes.
    public String codeKeys() {
        return codeKeys.get();
    }

    /// The ARN of the secret with the HMAC keys by which a login knows a device again.
    public String deviceKeys() {
        return deviceKeys.get();
    }

    /// The ARN of the secret with the keys that seal password hashes.
    public String sealingKeys() {
        return sealingKeys.get();
    }

    /// The address that mails come from, as SES knows it.
    public String mailFrom() {
        return mailFrom.get();
    }

    /// The look of pages and mails, and whose they are.
    public Theme theme() {
        return theme.get();
    }

    /// How many mails may be sent within an hour.
    public int mailsPerHour() {
        return mailsPerHour.get();
    }

    /// The handling of mails to the users of rehearsals.
    public RehearsalMail rehearsalMail() {
        return rehearsalMail.get();
    }

    /// The authorizer's answer to an event that doesn't specify it.
    public AuthorizerResponse authorizerResponse() {
        return authorizerResponse.get();
    }

    /// The new versions that a rehearsal tests.
    public ReleasedVersions newVersions() {
        return newVersions.get();
    }

    /// The source that passwords are checked against.
    public SourceSetting source() {
        return source.get();
    }

    /// The ARNs of the secrets of which a distribution before the API sends one, the likeliest first; none where there
    /// is no distribution.
    public List<String> originSecrets() {
        return originSecrets.value().orElse(List.of());
    }

    /// The ARN of the topic of events.
    public String eventsTopic() {
        return eventsTopic.get();
    }

    /// The name of the table in which operators search; empty where there is none.
    public Optional<String> searchTable() {
        return searchTable.value();
    }

    /// The name of the table with the heads of the audit trail.
    public String auditTable() {
        return auditTable.get();
    }

    /// The name of the bucket with the records of the audit trail.
    public String auditBucket() {
        return auditBucket.get();
    }

    /// The ARN of the state machine of deletions.
    public String sagaMachine() {
        return sagaMachine.get();
    }

    /// How long before their end other services are asked of deletions.
    public SagaWindow sagaWindow() {
        return sagaWindow.get();
    }

    private static Optional<List<String>> secrets(String text) {
        return Optional.of(List.of(text.split(" ", -1)))
                .filter(arns -> arns.stream().allMatch(Form.SECRET::fits));
    }

    /// SES distinguishes `A@` from `a@`, so the address stays as it is written; it must only be valid.
    private static Optional<String> sender(String text) {
        return EmailAddress.parse(text)
                .filter(address -> address.value().equalsIgnoreCase(text))
                .map(_ -> text);
    }
}

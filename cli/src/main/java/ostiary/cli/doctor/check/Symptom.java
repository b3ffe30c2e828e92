package ostiary.cli.doctor.check;

import static ostiary.cli.doctor.check.State.FAIL;
import static ostiary.cli.doctor.check.State.WARN;

import java.util.Locale;

/// All that can be wrong: the table of `docs/operate.md`, which a test holds to it.
public enum Symptom {
    BOOTSTRAP_MISSING(FAIL, "the Region is not bootstrapped for the CDK", "`npx cdk bootstrap`"),
    BOOTSTRAP_OLD(FAIL, "the CDK's bootstrap is older than the template wants", "`npx cdk bootstrap` again"),

    LAMBDA_FEW_ENVIRONMENTS(
            WARN,
            "the account may run few environments of Lambda at once, for all its functions",
            "ask for more: `aws service-quotas request-service-quota-increase --service-code lambda"
                    + " --quota-code L-B99A9384 --desired-value 1000`"),
    LAMBDA_TOO_FEW_TO_RESERVE(
            FAIL,
            "`hashingConcurrency` would leave fewer than 100 environments unreserved, which Lambda refuses",
            "ask for more as above, or deploy without `hashingConcurrency`"),
    LAMBDA_CODE_NEAR_FULL(
            WARN,
            "four fifths of the room for code and versions of functions are used",
            "delete versions that nobody needs, of any function in the Region"),

    MAIL_PAUSED(FAIL, "SES sends no mail for this account", "see the account dashboard of SES, and what AWS wrote"),
    MAIL_ON_PROBATION(WARN, "SES has the account under review", "see the reputation metrics of SES; AWS wrote why"),
    MAIL_SANDBOX(
            WARN,
            "SES is in its sandbox and mails to verified addresses only",
            "ask for production access before strangers sign up (SES, Account dashboard)"),
    MAIL_QUOTA_NEAR(
            WARN,
            "four fifths of the mails that SES lets the account send in a day are sent",
            "lower `mailsPerHour`, or ask for a larger sending quota"),
    MAIL_SUPPRESSION_OFF(
            WARN,
            "SES goes on mailing to addresses that bounced",
            "`aws sesv2 put-account-suppression-attributes --suppressed-reasons BOUNCE COMPLAINT`"),

    IDENTITY_MISSING(
            FAIL,
            "SES knows neither the address that mails come from nor its domain",
            "verify the domain in SES, in the same Region"),
    IDENTITY_UNVERIFIED(
            FAIL, "SES has not verified the identity", "publish the records that SES shows, or click its mail"),
    IDENTITY_OF_PARENT(
            WARN,
            "only a parent domain is verified: another identity, which the functions may not use by themselves",
            "name it to the stack and here (`--mail-identity`), or verify the domain itself"),
    IDENTITY_CONFIGURATION_SET(
            WARN,
            "the identity has a default configuration set, whose ARN the functions must be allowed, too",
            "name it to the stack and here (`--mail-configuration-set`), or take it off the identity"),
    IDENTITY_UNSIGNED(
            WARN, "mails are not signed with DKIM, and may be taken for spam", "turn DKIM on for the domain in SES"),

    BOUNCES_MANY(
            WARN,
            "5 % of the mails or more bounce; AWS reviews such accounts",
            "look who signs up strangers: `login_failed` and `sign_up_requested` by `network_hash`"),
    BOUNCES_TOO_MANY(
            FAIL,
            "10 % of the mails or more bounce; AWS pauses such accounts",
            "lower `mailsPerHour` now; then as for `bounces-many`"),
    COMPLAINTS_MANY(
            WARN, "0.1 % of the mails or more are complained of; AWS reviews such accounts", "as for `bounces-many`"),
    COMPLAINTS_TOO_MANY(
            FAIL,
            "0.5 % of the mails or more are complained of; AWS pauses such accounts",
            "as for `bounces-too-many`"),

    LOG_POLICY_NEAR_FULL(
            WARN,
            "a resource policy of CloudWatch Logs is nearly as long as it may be; the next access log may not fit",
            "shorten it: one statement for `/aws/vendedlogs/*` covers every group below"),
    LOG_POLICIES_ALL_USED(
            WARN,
            "CloudWatch Logs has as many resource policies as it may, and none for deliveries of logs",
            "delete one: `aws logs describe-resource-policies`"),

    PROVIDER_THERE_ALREADY(
            WARN,
            "the account has GitHub's identity provider already, and takes no second one",
            "deploy `ostiary-github` with `-c githubProvider=ARN`"),
    PROVIDER_OF_OTHER_AUDIENCE(
            FAIL,
            "GitHub's identity provider is not for `sts.amazonaws.com`",
            "add that to its audiences: `aws iam add-client-id-to-open-id-connect-provider`"),

    CERTIFICATE_ELSEWHERE(
            FAIL, "the certificate is of another Region than the API", "ask ACM for one in the Region of the stack"),
    CERTIFICATE_MISSING(FAIL, "ACM has no such certificate", "look at the ARN: `aws acm list-certificates`"),
    CERTIFICATE_NOT_ISSUED(
            FAIL, "ACM has not issued the certificate", "publish its validation record in DNS, and wait"),
    CERTIFICATE_OF_OTHER_NAME(
            FAIL, "the certificate does not cover the domain", "ask ACM for one with the domain among its names"),
    CERTIFICATE_EXPIRING(
            WARN,
            "the certificate expires within 30 days and was not renewed",
            "see that its validation record is still in DNS"),

    STACK_UNUSABLE(
            FAIL,
            "the first deployment failed, and CloudFormation can't update what is left",
            "remove it (docs/deploy.md, Remove it) and deploy again"),
    STACK_STUCK(
            FAIL,
            "a rollback failed: CloudFormation takes no update",
            "`aws cloudformation continue-update-rollback --stack-name NAME`"),
    STACK_CHANGING(WARN, "a deployment is under way", "look again when it is over"),
    STACK_UNPROTECTED(
            WARN,
            "anybody who may delete the stack can do so at once",
            "unless it may be thrown away: deploy again without `protect=false`"),

    DOMAIN_NOT_READY(WARN, "API Gateway is not done with the domain", "wait some minutes"),
    DOMAIN_UNRESOLVED(
            FAIL,
            "the domain has no record in DNS",
            "make it a `CNAME` of the output `DomainTarget`; verifiers look for keys at the issuer"),

    TABLE_GONE(FAIL, "the table is not there", "restore it"),
    TABLE_NOT_ACTIVE(FAIL, "the table can't be used", "wait; if it was restored or its key is off, see to that"),
    TABLE_KEY_UNUSABLE(
            FAIL, "DynamoDB can't use the table's key", "enable the key, or cancel its deletion, within 7 days"),
    EXPIRY_OFF(
            FAIL,
            "DynamoDB deletes nothing that has expired",
            "`aws dynamodb update-time-to-live --time-to-live-specification Enabled=true,AttributeName=expires_at"
                    + " --table-name TABLE`; a restored table has it off"),
    BACKUPS_OFF(
            FAIL,
            "there is no point-in-time recovery",
            "`aws dynamodb update-continuous-backups --point-in-time-recovery-specification"
                    + " PointInTimeRecoveryEnabled=true --table-name TABLE`; a restored table has it off"),

    SECRET_DELETED(FAIL, "a secret is about to be deleted", "`aws secretsmanager restore-secret --secret-id ARN`"),
    ROTATION_OFF(
            FAIL,
            "a secret is not rotated any more",
            "`aws secretsmanager rotate-secret --secret-id ARN` takes it up again"),
    ROTATION_OVERDUE(
            FAIL, "a secret was not rotated when it should have been", "see docs/runbooks/rotation-failing.md"),
    ROTATION_UNFINISHED(
            WARN,
            "a rotation has begun and not ended",
            "look again in an hour; then see docs/runbooks/rotation-failing.md"),

    RELEASE_UNDER_WAY(WARN, "a new version has a part of the traffic", "wait, or stop it (docs/operate.md, Roll back)"),
    VERSION_INACTIVE(
            WARN,
            "a version was not called for two weeks: the next call gets an error and wakes it",
            "call its route once, and once more after some minutes"),
    VERSION_BROKEN(FAIL, "a version that has traffic can't run", "see its log, and release another version"),
    SNAPSHOT_MISSING(WARN, "a version with traffic has no snapshot, and starts slowly", "release another version"),

    ALARM_ON(FAIL, "an alarm is on", "see its page in docs/runbooks"),
    ALARM_WITHOUT_DATA(
            WARN,
            "an alarm has no data",
            "if it stays so for 15 minutes, compare it with the template: it may watch what is not there"),
    ALARMS_SILENT(WARN, "alarms tell nobody", "deploy with `-c alarmsTo=…`"),
    RECEIVER_MISSING(WARN, "nobody is subscribed to the topic that alarms tell", "subscribe somebody to it"),
    RECEIVER_UNCONFIRMED(
            WARN, "somebody whom alarms should tell has not confirmed it", "click the link in the mail of AWS");

    private final State state;
    private final String meaning;
    private final String toDo;

    Symptom(State state, String meaning, String toDo) {
        this.state = state;
        this.meaning = meaning;
        this.toDo = toDo;
    }

    /// The name for programs: `mail-sandbox`.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// How bad it is.
    public State state() {
        return state;
    }

    /// The meaning of the symptom.
    public String meaning() {
        return meaning;
    }

    /// The remedy, in Markdown.
    public String toDo() {
        return toDo;
    }
}

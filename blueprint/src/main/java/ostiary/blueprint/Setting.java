package ostiary.blueprint;

import java.util.EnumSet;
import java.util.Set;

/// An environment variable of a function. None is a secret: secrets are named here and kept in Secrets Manager.
public enum Setting {
    /// The `iss` of every token: an https URL without a trailing slash (RFC 8414 §2).
    ISSUER("OSTIARY_ISSUER"),
    /// The `aud` of access tokens (RFC 9068 §2.2).
    AUDIENCE("OSTIARY_AUDIENCE"),
    /// The scopes that a login grants, with blanks between (RFC 6749 §3.3).
    LOGIN_SCOPES("OSTIARY_LOGIN_SCOPES"),
    /// The claims of users that access tokens of the service's own clients tell, with blanks between: [TokenClaims].
    /// Only where a team has chosen some.
    TOKEN_CLAIMS("OSTIARY_TOKEN_CLAIMS"),
    /// The domain that passkeys are made for and the origins whose pages may ask for them, with blanks between:
    /// [PasskeyOrigins]. Only where a team has chosen some.
    PASSKEYS("OSTIARY_PASSKEYS"),
    /// How many sessions a user may have open, from 1 to 1000.
    SESSIONS_PER_USER("OSTIARY_SESSIONS_PER_USER"),
    /// For how many days an account can still be kept that will be deleted: [DeletionGrace].
    DELETION_GRACE("OSTIARY_DELETION_GRACE"),
    /// Name of the DynamoDB table.
    TABLE("OSTIARY_TABLE"),
    /// ARN of the secret with the private keys that sign access tokens.
    SIGNING_KEYS("OSTIARY_SIGNING_KEYS_SECRET"),
    /// ARN of the secret with the HMAC keys behind refresh tokens.
    REFRESH_TOKEN_KEYS("OSTIARY_REFRESH_TOKEN_KEYS_SECRET"),
    /// ARN of the secret with the HMAC keys behind mailed codes.
    CODE_KEYS("OSTIARY_CODE_KEYS_SECRET"),
    /// ARN of the secret with the HMAC keys by which a login knows a device again.
    DEVICE_KEYS("OSTIARY_DEVICE_KEYS_SECRET"),
    /// ARN of the secret with the keys that seal password hashes.
    SEALING_KEYS("OSTIARY_SEALING_KEYS_SECRET"),
    /// The address that mails come from; a verified identity of SES.
    MAIL_FROM("OSTIARY_MAIL_FROM"),
    /// The colour, the logo and the name on pages and in mails: [Theme].
    THEME("OSTIARY_THEME"),
    /// How many mails the service sends within an hour: [MailsPerHour].
    MAILS_PER_HOUR("OSTIARY_MAILS_PER_HOUR"),
    /// The handling of mails to the users of rehearsals: [RehearsalMail].
    REHEARSAL_MAIL("OSTIARY_REHEARSAL_MAIL"),
    /// The authorizer's answer to an event of payload format 2.0, which doesn't specify it: `simple` or `policy`,
    /// as configured for the HTTP API's authorizer (`EnableSimpleResponses`).
    AUTHORIZER_RESPONSE("OSTIARY_AUTHORIZER_RESPONSE"),
    /// The versions to rehearse with: `login=<ARN>` and the others that share traffic, with blanks between.
    NEW_VERSIONS("OSTIARY_NEW_VERSIONS"),
    /// The source of passwords: `directory`, or `cognito` or `migrating` followed by a user pool's id, its client's
    /// id and, where the client has one, the ARN of the secret with the client's secret, with blanks between.
    SOURCE("OSTIARY_SOURCE"),
    /// ARNs of the secrets of which a distribution before the API sends one, with blanks between. Only behind one.
    ORIGIN_SECRETS("OSTIARY_ORIGIN_SECRETS"),
    /// ARN of the SNS topic of events.
    EVENTS_TOPIC("OSTIARY_EVENTS_TOPIC"),
    /// Name of the DynamoDB table in which operators search. Only where a team has asked for one.
    SEARCH_TABLE("OSTIARY_SEARCH_TABLE"),
    /// Name of the DynamoDB table with the heads of the audit trail.
    AUDIT_TABLE("OSTIARY_AUDIT_TABLE"),
    /// Name of the S3 bucket with the records of the audit trail.
    AUDIT_BUCKET("OSTIARY_AUDIT_BUCKET"),
    /// ARN of the state machine of deletions that other services take part in.
    SAGA_MACHINE("OSTIARY_SAGA_MACHINE"),
    /// How many hours before its end the other services are asked of a deletion: [SagaWindow].
    SAGA_WINDOW("OSTIARY_SAGA_WINDOW"),
    /// `service` of each log line and metric; read by Powertools.
    SERVICE_NAME("POWERTOOLS_SERVICE_NAME"),
    /// Namespace of the metrics; read by Powertools.
    METRICS_NAMESPACE("POWERTOOLS_METRICS_NAMESPACE");

    private final String variable;

    Setting(String variable) {
        this.variable = variable;
    }

    /// Those that name a secret with keys. Each rotates by itself, and is read by those alone who use its keys.
    public static Set<Setting> ofKeys() {
        return EnumSet.of(SIGNING_KEYS, REFRESH_TOKEN_KEYS, CODE_KEYS, DEVICE_KEYS, SEALING_KEYS);
    }

    public String variable() {
        return variable;
    }
}

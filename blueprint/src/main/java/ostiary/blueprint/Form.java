package ostiary.blueprint;

/// The syntax of a word in a [Setting], checked when a stack is synthesized, when a function starts, and in `make run`.
public enum Form {
    /// An https URL without query, fragment and trailing slash (RFC 8414 §2), of 256 characters at most. Plain http
    /// is for the local run, and allowed for this machine only.
    ISSUER("(?=.{1,256}$)"
            + "(https://([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*"
            + "|\\[[0-9A-Fa-f:.]+])|http://(localhost|127\\.0\\.0\\.1))"
            + "(:[0-9]{1,5})?(/([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)*"),
    /// Each token carries it; RFC 7519 §4.1.3 asks for less.
    AUDIENCE("[\\x21-\\x7E]{1,256}"),
    /// RFC 6749 §3.3.
    SCOPE("[\\x21\\x23-\\x5B\\x5D-\\x7E]+"),
    /// A mail address in ASCII (docs/decisions/0019): a dot-atom of 64 characters at most, and the name of a host.
    SENDER("(?=.{1,254}$)(?=.{1,64}@)"
            + "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
            + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"),
    /// A web origin as browsers spell it: scheme, host in small letters, and a port other than the scheme's
    /// (RFC 6454 §6.2).
    ORIGIN("https?://[a-z0-9.-]{1,253}(:[0-9]{1,5})?"),
    /// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html>
    TABLE("[a-zA-Z0-9_.-]{3,255}"),
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html>
    BUCKET("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
    /// The ARN of a secret: a name of 512 characters at most, a hyphen and six characters that Secrets Manager adds
    /// (<https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_CreateSecret.html>).
    SECRET("arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]{1,519}"),
    /// The ARN of a standard topic (<https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html>).
    TOPIC("arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}"),
    /// The ARN of a state machine
    /// (<https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html>).
    STATE_MACHINE("arn:aws[a-z-]*:states:[a-z0-9-]+:[0-9]{12}:stateMachine:[A-Za-z0-9_-]{1,80}"),
    /// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolType.html>
    USER_POOL("(?=.{1,55}$)[a-z0-9-]+_[0-9A-Za-z]+"),
    /// <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UserPoolClientType.html>
    USER_POOL_CLIENT("[A-Za-z0-9_+]{1,128}"),
    /// A namespace of CloudWatch; also limits the name of the service
    /// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_MetricDatum.html>).
    METRIC_NAME("[0-9A-Za-z._/#-][0-9A-Za-z._/#: -]{0,254}");

    private final String pattern;

    Form(String pattern) {
        this.pattern = pattern;
    }

    /// Whether all of `word` has this form.
    public boolean fits(String word) {
        return word.matches(pattern);
    }
}

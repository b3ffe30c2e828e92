package ostiary.cli.accept;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The facts that are asserted, in the order of the report. `docs/aws-facts.md` names those that settle
/// something about AWS, and `docs/nightly.md` has them all.
public enum Fact {
    FIRST_CALLS("first-calls", "the first calls after a release are answered in time, two at once"),
    SIGN_UP_OF_NOBODY("sign-up-of-nobody", "nobody from outside gets an account of the mailbox simulator"),
    LOGIN("login", "a login answers tokens"),
    PROFILE("profile", "`GET /me` tells whose token it is"),
    SESSIONS("sessions", "`GET /sessions` has the session of the login"),
    REFRESH("refresh", "a refresh answers another access token"),
    JWKS_CONTENT_TYPE("jwks-content-type", "`application/jwk-set+json` reaches clients as it is"),
    AUTHORIZER_401(
            "authorizer-401", "no token, garbage and a token whose time is over get 401 from a Lambda authorizer"),
    AUTHORIZER_403("authorizer-403", "a valid token with too little scope gets 403 from a Lambda authorizer"),
    LOGOUT("logout", "after a logout the refresh token is refused"),
    FILL_OF_NOTHING("fill-of-nothing", "`FILL` gives nothing for a metric that never had data"),
    LEADING_KEYS("leading-keys-in-transactions", "`dynamodb:LeadingKeys` holds for each item of `TransactWriteItems`"),
    ATTRIBUTES(
            "attributes-in-conditions",
            "`dynamodb:Attributes` holds for what a write names, and for what only its condition names"),
    DECRYPT_ALONE("decrypt-alone-writes", "`kms:Decrypt` alone is enough to write to a table under a customer's key"),
    HOOK("hook-knew-the-release", "the hook's newest settings name the live versions, and it passed exactly these"),
    NOTHING_LEFT("nothing-left", "the user of this run and all its items are gone again");

    private final String id;
    private final String meaning;

    private static final Set<Fact> OF_AWS = EnumSet.of(
            FIRST_CALLS,
            JWKS_CONTENT_TYPE,
            AUTHORIZER_401,
            AUTHORIZER_403,
            FILL_OF_NOTHING,
            LEADING_KEYS,
            ATTRIBUTES,
            DECRYPT_ALONE,
            HOOK);

    Fact(String id, String meaning) {
        this.id = id;
        this.meaning = meaning;
    }

    /// The name in print and on the command line.
    public String id() {
        return id;
    }

    /// Whether it settles something about AWS that no page says for sure.
    public boolean isOfAws() {
        return OF_AWS.contains(this);
    }

    /// The meaning in a sentence.
    public String meaning() {
        return meaning;
    }

    static Optional<Fact> of(String id) {
        return Arrays.stream(values()).filter(fact -> fact.id.equals(id)).findFirst();
    }
}

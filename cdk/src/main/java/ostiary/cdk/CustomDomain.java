package ostiary.cdk;

import java.util.Optional;
import software.amazon.awscdk.Token;

/// A custom domain of the API.
///
/// @param name such as `auth.shop.example`
/// @param certificate the ARN of its AWS Certificate Manager certificate, in the region of the stack, or
/// in us-east-1 for [Edge.CloudFront]
/// @param hostedZone the id of the Route 53 zone in which the stack creates the record; if empty, somebody has to
/// point the name to [ApiDomain#target()]
public record CustomDomain(String name, String certificate, Optional<String> hostedZone) {
    /// RFC 1123 §2.1, in lower case, with more than one label: a name that can have a certificate.
    private static final String HOST_NAME =
            "(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])";

    private static final String CERTIFICATE = "arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/.+";

    public CustomDomain {
        require(name, HOST_NAME, "domain must be a host name such as auth.shop.example");
        require(certificate, CERTIFICATE, "certificate must be the ARN of one in AWS Certificate Manager");
        hostedZone.ifPresent(id -> require(id, "Z[A-Z0-9]{1,32}", "hostedZone must be the id of a zone in Route 53"));
    }

    /// A name in no Route 53 zone of this account.
    public CustomDomain(String name, String certificate) {
        this(name, certificate, Optional.empty());
    }

    /// The API's URL, without a trailing slash.
    String url() {
        return "https://" + name;
    }

    private static void require(String value, String pattern, String otherwise) {
        if (!Token.isUnresolved(value) && !value.matches(pattern)) {
            throw new IllegalArgumentException(otherwise + ", not " + value);
        }
    }
}

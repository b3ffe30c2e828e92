package ostiary.cdk;

import java.util.Optional;
import software.amazon.awscdk.Token;

/// The part of the stack between the Internet and the API.
public sealed interface Edge {
    /// The API itself, an HTTP API. One client with 50 requests a second to a route of the costly kind shuts everybody
    /// out of it.
    record None() implements Edge {}

    /// A CloudFront distribution with the service's domain, and AWS WAF before a REST API that answers the distribution
    /// alone (docs/decisions/0027).
    ///
    /// @param originSecret which secret the distribution shows the API: 1, and one more for each rotation. The one
    /// before and the one after are accepted as well, so count by one and let each deployment end
    /// @param limits how many requests an address may send
    /// @param webAcl the ARN of a web ACL of your own for the distribution, in us-east-1; none if empty
    record CloudFront(int originSecret, RateLimits limits, Optional<String> webAcl) implements Edge {
        private static final String WEB_ACL =
                "arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/[A-Za-z0-9_-]{1,128}/[0-9a-f-]{36}";

        public CloudFront {
            Checks.require(originSecret > 0, "originSecret must be a number from 1 on, not " + originSecret);
            webAcl.ifPresent(arn -> Checks.require(
                    Token.isUnresolved(arn) || arn.matches(WEB_ACL),
                    "webAclArn must be the ARN of a web ACL for CloudFront, in us-east-1, not " + arn));
        }

        /// The same with the secret of this number.
        public CloudFront withOriginSecret(int number) {
            return new CloudFront(number, limits, webAcl);
        }

        /// The same with other limits.
        public CloudFront withLimits(RateLimits other) {
            return new CloudFront(originSecret, other, webAcl);
        }

        /// The same with a web ACL of your own before the distribution.
        public CloudFront withWebAcl(String arn) {
            return new CloudFront(originSecret, limits, Optional.of(arn));
        }
    }

    /// The API itself.
    static None none() {
        return new None();
    }

    /// A distribution with its first secret.
    static CloudFront cloudFront() {
        return new CloudFront(1, RateLimits.STANDARD, Optional.empty());
    }
}

package ostiary.cdk;

import java.util.List;
import ostiary.blueprint.Cors;
import ostiary.blueprint.OriginHeaders;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.cloudfront.CacheCookieBehavior;
import software.amazon.awscdk.services.cloudfront.CacheHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.CachePolicy;
import software.amazon.awscdk.services.cloudfront.CacheQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestCookieBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestHeaderBehavior;
import software.amazon.awscdk.services.cloudfront.OriginRequestPolicy;
import software.amazon.awscdk.services.cloudfront.OriginRequestQueryStringBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersCorsBehavior;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersStrictTransportSecurity;
import software.amazon.awscdk.services.cloudfront.ResponseSecurityHeadersBehavior;
import software.constructs.Construct;

/// The policies of a distribution: what it caches, what it hands on to the API, and what it adds to answers. They are
/// parts of the front door's construct, whose place names them.
final class FrontDoorPolicies {
    /// The headers that functions read, no more than ten: a quota of CloudFront's. `Authorization` can't be
    /// among them (<https://repost.aws/knowledge-center/cloudfront-authorization-header>).
    private static final String[] PASSED_ON = {
        "Accept",
        "Accept-Language",
        "Content-Type",
        "Origin",
        "User-Agent",
        "CloudFront-Viewer-Address",
        OriginHeaders.VIEWER
    };

    /// The room for the place in the 128 characters of a name, beside what is behind it.
    private static final int LONGEST_PLACE = 96;

    private final Construct door;

    FrontDoorPolicies(Construct door) {
        this.door = door;
    }

    CachePolicy asLongAsTheySay() {
        return CachePolicy.Builder.create(door, "Documents")
                .comment("Ostiary: public documents, for as long as they say")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(0))
                .maxTtl(Duration.hours(1))
                .enableAcceptEncodingGzip(true)
                .enableAcceptEncodingBrotli(true)
                .build();
    }

    /// `Authorization` goes to the API only as a part of the cache key, and a policy with a key caches. What the API
    /// lets be cached is kept for a second at most, for the same request with the same token, cookies and query.
    CachePolicy nothing() {
        return CachePolicy.Builder.create(door, "Nothing")
                .comment("Ostiary: nothing, but Authorization goes through")
                .minTtl(Duration.seconds(0))
                .defaultTtl(Duration.seconds(0))
                .maxTtl(Duration.seconds(1))
                .headerBehavior(CacheHeaderBehavior.allowList("Authorization"))
                .queryStringBehavior(CacheQueryStringBehavior.all())
                .cookieBehavior(CacheCookieBehavior.all())
                .build();
    }

    OriginRequestPolicy whatIsNeeded() {
        return OriginRequestPolicy.Builder.create(door, "Needed")
                .originRequestPolicyName(inTheAccount("Needed"))
                .comment("Ostiary: what the functions read")
                .headerBehavior(OriginRequestHeaderBehavior.allowList(PASSED_ON))
                .queryStringBehavior(OriginRequestQueryStringBehavior.all())
                .cookieBehavior(OriginRequestCookieBehavior.all())
                .build();
    }

    /// The headers of every answer, also of those that API Gateway gives by itself or CloudFront has cached.
    ResponseHeadersPolicy answers(List<String> origins) {
        var policy = ResponseHeadersPolicy.Builder.create(door, "Answers")
                .responseHeadersPolicyName(inTheAccount("Answers"))
                .comment("Ostiary: TLS only, and who may read it")
                .securityHeadersBehavior(ResponseSecurityHeadersBehavior.builder()
                        .strictTransportSecurity(ResponseHeadersStrictTransportSecurity.builder()
                                .accessControlMaxAge(Duration.days(730))
                                .includeSubdomains(true)
                                .override(true)
                                .build())
                        .build());
        if (!origins.isEmpty()) {
            policy.corsBehavior(ResponseHeadersCorsBehavior.builder()
                    .accessControlAllowOrigins(origins)
                    .accessControlAllowMethods(
                            Cors.allowedMethods().stream().map(Enum::name).toList())
                    .accessControlAllowHeaders(Cors.ALLOWED_HEADERS)
                    .accessControlExposeHeaders(Cors.EXPOSED_HEADERS)
                    .accessControlMaxAge(Duration.seconds(Cors.MAX_AGE.toSeconds()))
                    .accessControlAllowCredentials(false)
                    .originOverride(true)
                    .build());
        }
        return policy.build();
    }

    /// A name with the Region, since an account has each name of CloudFront's once. The CDK sees to that for
    /// functions and cache policies only (<https://github.com/aws/aws-cdk/issues/34336>).
    private String inTheAccount(String what) {
        var place = Names.uniqueResourceName(
                door,
                UniqueResourceNameOptions.builder().maxLength(LONGEST_PLACE).build());
        return place + "-" + what + "-" + Stack.of(door).getRegion();
    }
}

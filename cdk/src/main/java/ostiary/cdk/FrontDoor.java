package ostiary.cdk;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ostiary.blueprint.DiscoveryApi;
import ostiary.blueprint.OriginHeaders;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.cloudfront.AllowedMethods;
import software.amazon.awscdk.services.cloudfront.BehaviorOptions;
import software.amazon.awscdk.services.cloudfront.Distribution;
import software.amazon.awscdk.services.cloudfront.ErrorResponse;
import software.amazon.awscdk.services.cloudfront.Function;
import software.amazon.awscdk.services.cloudfront.FunctionAssociation;
import software.amazon.awscdk.services.cloudfront.FunctionCode;
import software.amazon.awscdk.services.cloudfront.FunctionEventType;
import software.amazon.awscdk.services.cloudfront.FunctionRuntime;
import software.amazon.awscdk.services.cloudfront.HttpVersion;
import software.amazon.awscdk.services.cloudfront.IOrigin;
import software.amazon.awscdk.services.cloudfront.OriginProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.OriginSslPolicy;
import software.amazon.awscdk.services.cloudfront.ResponseHeadersPolicy;
import software.amazon.awscdk.services.cloudfront.SecurityPolicyProtocol;
import software.amazon.awscdk.services.cloudfront.ViewerProtocolPolicy;
import software.amazon.awscdk.services.cloudfront.origins.HttpOrigin;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.AaaaRecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.CloudFrontTarget;
import software.constructs.Construct;

/// The distribution before the REST API: the service's own name, over TLS 1.2 and newer and nothing else.
///
/// The API gets of a request what is named here and no more, so that nothing of a viewer's can pass for CloudFront's.
/// The name that the viewer has asked for stays here, too: the API knows only its own, and no answer depends on it.
final class FrontDoor extends Construct {
    /// Writes over what the viewer has sent by that name
    /// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/functions-event-structure.html>).
    ///
    /// Of an IPv6 address it tells the /64, which is one customer's: the web ACL counts each address by itself.
    private static final String TELL_THE_VIEWER = """
        function handler(event) {
            var request = event.request;
            var ip = event.viewer.ip;
            if (ip.indexOf(':') >= 0) {
                var halves = ip.split('::');
                var groups = halves[0] ? halves[0].split(':') : [];
                var tail = halves[1] ? halves[1].split(':') : [];
                while (halves.length > 1 && groups.length + tail.length < 8) {
                    groups.push('0');
                }
                ip = groups.concat(tail).slice(0, 4).join(':') + '::';
            }
            request.headers['%s'] = {value: ip};
            return request;
        }
        """.formatted(OriginHeaders.VIEWER);

    /// The errors that CloudFront caches for ten seconds unless told otherwise, some in spite of `no-store`: one's
    /// error would be everybody's
    /// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/custom-error-pages-expiration.html>).
    private static final List<Integer> CACHED_ERRORS = List.of(400, 403, 404, 405, 414, 500, 501, 502, 503, 504);

    private static final Duration LONGEST_ANSWER = Duration.seconds(30);

    private final Distribution distribution;

    /// @param origin the host of the API
    /// @param stage the path of the API's stage: `/live`
    FrontDoor(
            Construct scope,
            String id,
            CustomDomain domain,
            List<String> allowedOrigins,
            Edge.CloudFront edge,
            String origin,
            String stage,
            String secret) {
        super(scope, id);
        var api = HttpOrigin.Builder.create(origin)
                .originPath(stage)
                .protocolPolicy(OriginProtocolPolicy.HTTPS_ONLY)
                .originSslProtocols(List.of(OriginSslPolicy.TLS_V1_2))
                .readTimeout(LONGEST_ANSWER)
                .customHeaders(Map.of(OriginHeaders.SECRET, secret))
                .build();
        var policies = new FrontDoorPolicies(this);
        var answers = policies.answers(allowedOrigins);
        var documents = documents(api, policies, answers);
        this.distribution = Distribution.Builder.create(this, "Distribution")
                .comment("Ostiary: authentication service")
                .domainNames(List.of(domain.name()))
                .certificate(Certificate.fromCertificateArn(this, "Certificate", domain.certificate()))
                .minimumProtocolVersion(SecurityPolicyProtocol.TLS_V1_2_2021)
                .httpVersion(HttpVersion.HTTP2_AND_3)
                .webAclId(edge.webAcl().orElse(null))
                .defaultBehavior(service(api, policies, answers))
                .additionalBehaviors(documents)
                .errorResponses(CACHED_ERRORS.stream()
                        .map(status -> ErrorResponse.builder()
                                .httpStatus(status)
                                .ttl(Duration.seconds(0))
                                .build())
                        .toList())
                .build();
        Suppressions.everyRequestIsLoggedByTheApi(distribution);
        domain.hostedZone().ifPresent(zone -> records(scope, domain.name(), zone));
    }

    /// The DNS target of the name: for an alias in a Route 53 zone, for a `CNAME` elsewhere.
    String target() {
        return distribution.getDistributionDomainName();
    }

    private BehaviorOptions service(IOrigin api, FrontDoorPolicies policies, ResponseHeadersPolicy answers) {
        return BehaviorOptions.builder()
                .origin(api)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_ALL)
                .cachePolicy(policies.nothing())
                .originRequestPolicy(policies.whatIsNeeded())
                .responseHeadersPolicy(answers)
                .functionAssociations(List.of(FunctionAssociation.builder()
                        .eventType(FunctionEventType.VIEWER_REQUEST)
                        .function(tellTheViewer())
                        .build()))
                // A compressed answer with a token in it tells of the token by its length.
                .compress(false)
                .build();
    }

    private static Map<String, BehaviorOptions> documents(
            IOrigin api, FrontDoorPolicies policies, ResponseHeadersPolicy answers) {
        var behavior = BehaviorOptions.builder()
                .origin(api)
                .viewerProtocolPolicy(ViewerProtocolPolicy.HTTPS_ONLY)
                .allowedMethods(AllowedMethods.ALLOW_GET_HEAD_OPTIONS)
                .cachePolicy(policies.asLongAsTheySay())
                .responseHeadersPolicy(answers)
                .compress(true)
                .build();
        var paths = new TreeMap<String, BehaviorOptions>();
        DiscoveryApi.ROUTES.forEach(route -> paths.put(route.path(), behavior));
        return paths;
    }

    private Function tellTheViewer() {
        return Function.Builder.create(this, "Viewer")
                .comment("Ostiary: the viewer's address, for AWS WAF")
                .runtime(FunctionRuntime.JS_2_0)
                .code(FunctionCode.fromInline(TELL_THE_VIEWER))
                .build();
    }

    /// The trailing dot makes the name absolute, so the zone's own name need not be known.
    ///
    /// The ids are those of an [ApiDomain], so that a stack which gets a front door keeps its record: a
    /// second one of the name would be refused (<https://github.com/aws/aws-cdk/issues/12564>).
    private void records(Construct api, String name, String id) {
        var place = new Construct(api, "Domain");
        var zone = HostedZone.fromHostedZoneId(place, "Zone", id);
        var target = RecordTarget.fromAlias(new CloudFrontTarget(distribution));
        ARecord.Builder.create(place, "Record")
                .zone(zone)
                .recordName(name + ".")
                .target(target)
                .build();
        AaaaRecord.Builder.create(place, "Record6")
                .zone(zone)
                .recordName(name + ".")
                .target(target)
                .build();
    }
}

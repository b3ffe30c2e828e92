package ostiary.cdk;

import software.amazon.awscdk.services.apigatewayv2.CfnApiMapping;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.apigatewayv2.DomainName;
import software.amazon.awscdk.services.apigatewayv2.HttpApi;
import software.amazon.awscdk.services.apigatewayv2.SecurityPolicy;
import software.amazon.awscdk.services.certificatemanager.Certificate;
import software.amazon.awscdk.services.route53.ARecord;
import software.amazon.awscdk.services.route53.HostedZone;
import software.amazon.awscdk.services.route53.RecordTarget;
import software.amazon.awscdk.services.route53.targets.ApiGatewayv2DomainProperties;
import software.constructs.Construct;

/// A custom domain for the API, over TLS 1.2 and newer; nothing listens for plain HTTP.
public final class ApiDomain extends Construct {
    private final DomainName domain;
    private final boolean inZone;

    ApiDomain(Construct scope, String id, CustomDomain chosen) {
        super(scope, id);
        this.domain = DomainName.Builder.create(this, "Name")
                .domainName(chosen.name())
                .certificate(Certificate.fromCertificateArn(this, "Certificate", chosen.certificate()))
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .build();
        this.inZone = chosen.hostedZone().isPresent();
        chosen.hostedZone().ifPresent(zone -> record(chosen.name(), zone));
    }

    /// The DNS target of the name: for an alias in a Route 53 zone, for a `CNAME` elsewhere.
    public String target() {
        return domain.getRegionalDomainName();
    }

    /// Whether the stack itself points the name to the API.
    boolean isInZone() {
        return inZone;
    }

    /// Maps the whole domain to a stage of the API.
    void leadTo(HttpApi api, CfnStage stage) {
        CfnApiMapping.Builder.create(this, "Mapping")
                .apiId(api.getApiId())
                .domainName(domain.getName())
                .stage(stage.getRef())
                .build();
    }

    /// The trailing dot makes the name absolute, so the zone's own name need not be known.
    private void record(String name, String zone) {
        ARecord.Builder.create(this, "Record")
                .zone(HostedZone.fromHostedZoneId(this, "Zone", zone))
                .recordName(name + ".")
                .target(RecordTarget.fromAlias(new ApiGatewayv2DomainProperties(
                        domain.getRegionalDomainName(), domain.getRegionalHostedZoneId())))
                .build();
    }
}

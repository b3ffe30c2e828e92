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

/// A name of the team's own before the API. It speaks TLS 1.2 and newer, and nothing listens for plain HTTP.
public final class ApiDomain extends Construct {
    private final DomainName domain;

    ApiDomain(Construct scope, String id, CustomDomain chosen) {
        super(scope, id);
        this.domain = DomainName.Builder.create(this, "Name")
                .domainName(chosen.name())
                .certificate(Certificate.fromCertificateArn(this, "Certificate", chosen.certificate()))
                .securityPolicy(SecurityPolicy.TLS_1_2)
                .build();
        chosen.hostedZone().ifPresent(zone -> record(chosen.name(), zone));
    }

    /// What the name must lead to: as an alias in a zone of Route 53, as a `CNAME` elsewhere.
    public String target() {
        return domain.getRegionalDomainName();
    }

    /// Leads the whole name to a stage of the API.
    void leadTo(HttpApi api, CfnStage stage) {
        CfnApiMapping.Builder.create(this, "Mapping")
                .apiId(api.getApiId())
                .domainName(domain.getName())
                .stage(stage.getRef())
                .build();
    }

    /// The dot at the end says that the name is whole, so the zone's own need not be known.
    private void record(String name, String zone) {
        ARecord.Builder.create(this, "Record")
                .zone(HostedZone.fromHostedZoneId(this, "Zone", zone))
                .recordName(name + ".")
                .target(RecordTarget.fromAlias(new ApiGatewayv2DomainProperties(
                        domain.getRegionalDomainName(), domain.getRegionalHostedZoneId())))
                .build();
    }
}

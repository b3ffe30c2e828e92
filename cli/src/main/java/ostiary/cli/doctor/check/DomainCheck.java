package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// Whether a domain of one's own leads to the API.
final class DomainCheck implements Check {
    @Override
    public String name() {
        return "domain";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        deployment.stack();
        var domain = deployment.domain();
        if (domain.isEmpty()) {
            return List.of(Finding.ok(name(), "no domain of your own"));
        }
        if (!deployment.stack().all("AWS::CloudFront::Distribution").isEmpty()) {
            return new Findings(this)
                    .addIf(!deployment.resolves(domain.get()), Symptom.DOMAIN_UNRESOLVED, domain.get())
                    .or(domain.get() + ", by CloudFront");
        }
        var status = deployment
                .aws()
                .read(Read.GET_DOMAIN_NAME, Map.of("DomainName", domain.get()))
                .at("domainNameConfigurations")
                .find("domainNameStatus")
                .orElse("");
        return new Findings(this)
                .addIf(!status.equals("AVAILABLE"), Symptom.DOMAIN_NOT_READY, status)
                .addIf(!deployment.resolves(domain.get()), Symptom.DOMAIN_UNRESOLVED, domain.get())
                .or(domain.get());
    }
}

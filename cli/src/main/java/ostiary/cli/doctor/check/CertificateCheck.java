package ostiary.cli.doctor.check;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// The certificate of a domain of one's own: in the Region of the API, issued, and for that name
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-custom-domain-names.html>).
final class CertificateCheck implements Check {
    /// ACM renews 60 days ahead.
    private static final Duration SOON = Duration.ofDays(30);

    private static final int REGION_IN_ARN = 3;
    private static final int PARTS_OF_ARN = 6;

    /// The only Region whose certificates CloudFront takes.
    private static final String CLOUD_FRONT = "us-east-1";

    @Override
    public String name() {
        return "certificate";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var domain = deployment.domain();
        if (domain.isEmpty() && !deployment.isDeployed()) {
            throw UnreadException.because("no domain is given: --domain");
        }
        if (domain.isEmpty()) {
            return List.of(Finding.ok(name(), "no domain of your own"));
        }
        var arn = arn(deployment, domain.get());
        var parts = arn.split(":", -1);
        boolean isForCloudFront = parts.length == PARTS_OF_ARN && parts[REGION_IN_ARN].equals(CLOUD_FRONT);
        if (isForCloudFront && !deployment.aws().region().equals(CLOUD_FRONT)) {
            throw UnreadException.because("it is of us-east-1, as a front door needs it: look at it there");
        }
        if (parts.length < PARTS_OF_ARN
                || !parts[REGION_IN_ARN].equals(deployment.aws().region())) {
            return new Findings(this).add(Symptom.CERTIFICATE_ELSEWHERE, arn).or("");
        }
        return judge(deployment, domain.get(), arn);
    }

    private List<Finding> judge(Deployment deployment, String domain, String arn) throws UnreadException {
        Tree certificate;
        try {
            certificate = deployment
                    .aws()
                    .read(Read.DESCRIBE_CERTIFICATE, Map.of("CertificateArn", arn))
                    .at("Certificate");
        } catch (UnreadException e) {
            if (e.isMissing()) {
                return new Findings(this).add(Symptom.CERTIFICATE_MISSING, arn).or("");
            }
            throw e;
        }
        var status = certificate.find("Status").orElse("");
        var names = certificate.texts("SubjectAlternativeNames");
        var end = Instant.ofEpochSecond((long) certificate.number("NotAfter"));
        boolean isIssued = status.equals("ISSUED");
        boolean isSoon = end.isBefore(deployment.clock().instant().plus(SOON));
        return new Findings(this)
                .addIf(!isIssued, Symptom.CERTIFICATE_NOT_ISSUED, status)
                .addIf(
                        names.stream().noneMatch(name -> covers(name, domain)),
                        Symptom.CERTIFICATE_OF_OTHER_NAME,
                        domain + " is not among " + String.join(" ", names))
                .addIf(isIssued && isSoon, Symptom.CERTIFICATE_EXPIRING, end.toString())
                .or("issued for " + domain + ", until " + end);
    }

    /// A star stands for one label (RFC 6125 §6.4.3).
    private static boolean covers(String name, String domain) {
        var lower = domain.toLowerCase(Locale.ROOT);
        int dot = lower.indexOf('.');
        return name.equalsIgnoreCase(lower) || (dot > 0 && name.equalsIgnoreCase("*" + lower.substring(dot)));
    }

    private static String arn(Deployment deployment, String domain) throws UnreadException {
        var planned = deployment.plan().certificate();
        if (planned.isPresent()) {
            return planned.get();
        }
        if (!deployment.isDeployed()) {
            throw UnreadException.because("no certificate is given: --certificate");
        }
        Optional<Tree> configuration =
                deployment
                        .aws()
                        .read(Read.GET_DOMAIN_NAME, Map.of("DomainName", domain))
                        .all("domainNameConfigurations")
                        .stream()
                        .findFirst();
        return configuration
                .flatMap(one -> one.find("certificateArn"))
                .orElseThrow(() -> UnreadException.because("API Gateway tells no certificate of " + domain));
    }
}

package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// Whether API Gateway's access log still fits in. Deliveries of logs share resource policies of the account: ten in a
/// Region, of 5,120 characters each
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-CWL.html>).
final class LogPolicyCheck implements Check {
    private static final int LONGEST = 5120;
    private static final int NEAR = LONGEST * 9 / 10;
    private static final int MOST = 10;
    private static final String OF_DELIVERIES = "AWSLogDelivery";

    @Override
    public String name() {
        return "log-policies";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var policies =
                deployment.aws().read(Read.DESCRIBE_RESOURCE_POLICIES, Map.of()).all("resourcePolicies");
        var findings = new Findings(this);
        boolean hasOne = false;
        int longest = 0;
        for (var policy : policies) {
            var name = policy.find("policyName").orElse("");
            int length = policy.find("policyDocument").orElse("").length();
            findings.addIf(length >= NEAR, Symptom.LOG_POLICY_NEAR_FULL, name + " has " + length + " of " + LONGEST);
            hasOne |= name.startsWith(OF_DELIVERIES);
            longest = Math.max(longest, length);
        }
        return findings.addIf(
                        policies.size() >= MOST && !hasOne,
                        Symptom.LOG_POLICIES_ALL_USED,
                        String.valueOf(policies.size()))
                .or(policies.size() + " of " + MOST + ", the longest of " + longest + " of " + LONGEST + " characters");
    }
}

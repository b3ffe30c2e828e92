package ostiary.cli.doctor.check;

import java.util.List;
import java.util.Map;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// The state of the account at SES, which says how much it may send
/// (<https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_GetAccount.html>).
final class MailAccountCheck implements Check {
    private static final double NEAR = 0.8;

    @Override
    public String name() {
        return "mail-account";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var account = deployment.aws().read(Read.GET_ACCOUNT, Map.of());
        var enforcement = account.find("EnforcementStatus").orElse("");
        boolean paused = !account.isTrue("SendingEnabled") || enforcement.equals("SHUTDOWN");
        double most = account.number("SendQuota", "Max24HourSend");
        double sent = account.number("SendQuota", "SentLast24Hours");
        return new Findings(this)
                .addIf(paused, Symptom.MAIL_PAUSED, enforcement)
                .addIf(enforcement.equals("PROBATION"), Symptom.MAIL_ON_PROBATION, "")
                .addIf(!account.isTrue("ProductionAccessEnabled"), Symptom.MAIL_SANDBOX, quota(account))
                .addIf(most > 0 && sent >= NEAR * most, Symptom.MAIL_QUOTA_NEAR, "%.0f of %.0f".formatted(sent, most))
                .addIf(
                        !account.at("SuppressionAttributes")
                                .texts("SuppressedReasons")
                                .contains("BOUNCE"),
                        Symptom.MAIL_SUPPRESSION_OFF,
                        "")
                .or(quota(account));
    }

    private static String quota(Tree account) {
        return "%.0f mails a day, %.0f a second"
                .formatted(account.number("SendQuota", "Max24HourSend"), account.number("SendQuota", "MaxSendRate"));
    }
}

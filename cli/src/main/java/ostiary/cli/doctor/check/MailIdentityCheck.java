package ostiary.cli.doctor.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.cli.aws.AwsReader;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.Tree;
import ostiary.cli.aws.UnreadException;

/// Finds the identity by which SES lets mails come from the address: the address itself, its domain, or a
/// domain above (<https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html>). The functions may use
/// the first two.
final class MailIdentityCheck implements Check {
    private static final int OWN_IDENTITIES = 2;

    @Override
    public String name() {
        return "mail-identity";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var from = deployment.mailFrom();
        var names = names(from);
        for (int at = 0; at < names.size(); at++) {
            var found = find(deployment.aws(), names.get(at));
            if (found.isPresent()) {
                return judge(deployment.plan(), names.get(at), found.get(), at >= OWN_IDENTITIES);
            }
        }
        return new Findings(this).add(Symptom.IDENTITY_MISSING, from).or("");
    }

    private List<Finding> judge(Plan plan, String name, Tree identity, boolean isOfParent) {
        var set = identity.find("ConfigurationSetName");
        boolean signed = identity.find("DkimAttributes", "Status").equals(Optional.of("SUCCESS"));
        return new Findings(this)
                .addIf(!identity.isTrue("VerifiedForSendingStatus"), Symptom.IDENTITY_UNVERIFIED, name)
                .addIf(isOfParent && !plan.mailIdentity().equals(Optional.of(name)), Symptom.IDENTITY_OF_PARENT, name)
                .addIf(
                        set.isPresent() && !plan.configurationSet().equals(set),
                        Symptom.IDENTITY_CONFIGURATION_SET,
                        set.orElse(""))
                .addIf(!name.contains("@") && !signed, Symptom.IDENTITY_UNSIGNED, name)
                .or(name + " is verified");
    }

    private static Optional<Tree> find(AwsReader aws, String name) throws UnreadException {
        try {
            return Optional.of(aws.read(Read.GET_EMAIL_IDENTITY, Map.of("EmailIdentity", name)));
        } catch (UnreadException e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /// The address, its domain and the domains above, without the top one.
    private static List<String> names(String address) {
        var names = new ArrayList<String>();
        names.add(address);
        var domain = address.substring(address.lastIndexOf('@') + 1);
        while (domain.contains(".")) {
            names.add(domain);
            domain = domain.substring(domain.indexOf('.') + 1);
        }
        return names;
    }
}

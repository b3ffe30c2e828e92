package ostiary.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import ostiary.cli.aws.UnreadException;
import ostiary.cli.doctor.check.Check;
import ostiary.cli.doctor.check.Deployment;
import ostiary.cli.doctor.check.Finding;

/// Runs checks. One that can't be made keeps no other from it.
record Doctor(List<Check> checks) {
    Report examine(Deployment deployment) {
        var findings = new ArrayList<Finding>();
        for (var check : checks) {
            try {
                findings.addAll(check.look(deployment));
            } catch (UnreadException unread) {
                findings.add(Finding.notChecked(check.name(), String.valueOf(unread.getMessage())));
            }
        }
        return new Report(List.copyOf(findings));
    }
}

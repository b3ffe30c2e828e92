package ostiary.cli.doctor.check;

import java.util.List;
import ostiary.cli.aws.UnreadException;

/// The stack's alarms: which are on, which have no data, and whether they tell somebody.
final class AlarmsCheck implements Check {
    @Override
    public String name() {
        return "alarms";
    }

    @Override
    public List<Finding> look(Deployment deployment) throws UnreadException {
        var alarms = StackAlarm.read(deployment);
        var findings = new Findings(this);
        int silent = 0;
        for (var alarm : alarms) {
            findings.addIf(alarm.state().equals("ALARM"), Symptom.ALARM_ON, alarm.name())
                    .addIf(alarm.state().equals("INSUFFICIENT_DATA"), Symptom.ALARM_WITHOUT_DATA, alarm.name());
            silent += alarm.tells().isEmpty() ? 1 : 0;
        }
        return findings.addIf(silent > 0, Symptom.ALARMS_SILENT, silent + " of " + alarms.size())
                .or(alarms.size() + ", none of them on");
    }
}

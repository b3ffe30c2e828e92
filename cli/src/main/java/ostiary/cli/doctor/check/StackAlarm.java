package ostiary.cli.doctor.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import ostiary.cli.aws.Read;
import ostiary.cli.aws.UnreadException;

/// An alarm of the stack.
///
/// @param tells the ARNs of whom it tells; none if its actions are off
record StackAlarm(String name, String state, List<String> tells) {
    /// The number of alarms that one request may name.
    private static final int AT_ONCE = 100;

    static List<StackAlarm> read(Deployment deployment) throws UnreadException {
        var all = deployment.stack().all("AWS::CloudWatch::Alarm");
        var alarms = new ArrayList<StackAlarm>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            alarms.addAll(read(deployment, all.subList(from, Math.min(all.size(), from + AT_ONCE))));
        }
        return alarms;
    }

    private static List<StackAlarm> read(Deployment deployment, List<String> names) throws UnreadException {
        var parameters = new HashMap<String, String>();
        for (int at = 0; at < names.size(); at++) {
            parameters.put("AlarmNames.member." + (at + 1), names.get(at));
        }
        parameters.put("MaxRecords", String.valueOf(AT_ONCE));
        return deployment.aws().list(Read.DESCRIBE_ALARMS, parameters, "MetricAlarms").stream()
                .map(alarm -> new StackAlarm(
                        alarm.find("AlarmName").orElse(""),
                        alarm.find("StateValue").orElse(""),
                        alarm.isTrue("ActionsEnabled") ? alarm.texts("AlarmActions") : List.of()))
                .toList();
    }
}

package ostiary.template;

import java.util.List;

/// One line of cdk-nag's report: `"rule","resource","compliance","reason","level","info"`.
record NagFinding(String rule, String resource, String compliance, String reason) {
    private static final int COLUMNS = 6;

    static List<NagFinding> read(String report) {
        return report.lines().skip(1).map(NagFinding::line).toList();
    }

    private static NagFinding line(String line) {
        var columns = line.substring(1, line.length() - 1).split("\",\"", -1);
        if (columns.length != COLUMNS) {
            throw new AssertionError("not a line of cdk-nag's report: " + line);
        }
        return new NagFinding(columns[0], columns[1], columns[2], columns[3]);
    }
}

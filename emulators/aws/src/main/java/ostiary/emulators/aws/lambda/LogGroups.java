package ostiary.emulators.aws.lambda;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import ostiary.emulators.aws.Place;
import ostiary.emulators.aws.iam.Access;
import ostiary.emulators.aws.iam.Decision;
import ostiary.emulators.aws.iam.Role;
import ostiary.emulators.aws.stack.Stack;

/// The CloudWatch log groups of a stack, with their lines.
public final class LogGroups {
    private final Place place;
    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

    LogGroups(Stack stack) {
        this.place = stack.place();
        for (var group : stack.all("AWS::Logs::LogGroup")) {
            group.ignore("LogGroupName"); // which is its reference
            lines.put(group.ref(), new CopyOnWriteArrayList<>());
        }
    }

    /// Returns the sink for the log of one environment. Lambda writes logs with the function's role; lines that the
    /// role has no permission for are dropped without an error.
    Consumer<String> stream(Role role, String group, String stream) {
        var kept = kept(group);
        var arn = place.arn("logs", "log-group:" + group + ":log-stream:" + stream);
        return line -> {
            synchronized (kept) {
                if (may(role, "logs:CreateLogStream", arn) && may(role, "logs:PutLogEvents", arn)) {
                    kept.add(line);
                }
            }
        };
    }

    /// Adds a line that an AWS service writes without a role.
    public void write(String groupArn, String line) {
        var name = groupArn.replaceFirst(".*:log-group:", "").replaceFirst(":\\*$", "");
        kept(name).add(line);
    }

    /// The lines so far. The lock ensures that, after a test withholds a permission, every line that was
    /// authorized before is included.
    public List<String> lines(String group) {
        var kept = lines.getOrDefault(group, List.of());
        synchronized (kept) {
            return List.copyOf(kept);
        }
    }

    /// The lines of all groups.
    public List<String> all() {
        return lines.values().stream().flatMap(List::stream).toList();
    }

    private List<String> kept(String group) {
        return Optional.ofNullable(lines.get(group))
                .orElseThrow(() -> new IllegalArgumentException("no log group " + group));
    }

    private static boolean may(Role role, String action, String arn) {
        return role.decide(Access.of(action, arn)) == Decision.ALLOWED;
    }
}

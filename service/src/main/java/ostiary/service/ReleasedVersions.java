package ostiary.service;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import ostiary.blueprint.ServiceFunction;

/// The versions that a release has published, as [ostiary.blueprint.Setting#NEW_VERSIONS] names them.
public final class ReleasedVersions {
    private static final Pattern VERSION =
            Pattern.compile("(?<id>[a-z]+)=(?<arn>arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[^: ]+:[0-9]+)");

    private ReleasedVersions() {}

    /// Their ARNs; empty unless there is one version of each function that is released, and no other.
    public static Optional<Map<ServiceFunction, String>> parse(String setting) {
        var byId = new HashMap<String, String>();
        for (var part : setting.split(" ", -1)) {
            var version = VERSION.matcher(part);
            if (!version.matches() || byId.put(version.group("id"), version.group("arn")) != null) {
                return Optional.empty();
            }
        }
        var byFunction = new EnumMap<ServiceFunction, String>(ServiceFunction.class);
        for (var function : ServiceFunction.released()) {
            Optional.ofNullable(byId.remove(function.id())).ifPresent(arn -> byFunction.put(function, arn));
        }
        boolean complete = byId.isEmpty() && byFunction.keySet().equals(ServiceFunction.released());
        return complete ? Optional.of(byFunction) : Optional.empty();
    }
}

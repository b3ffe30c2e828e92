package ostiary.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.blueprint.ServiceFunction;

/// The versions that a release has published, as [ostiary.blueprint.Setting#NEW_VERSIONS] names them.
public final class ReleasedVersions {
    // https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html
    private static final Pattern VERSION = Pattern.compile("(?<id>[a-z]+)="
            + "(?<arn>arn:aws[a-z-]*:lambda:[a-z0-9-]+:[0-9]{12}:function:[A-Za-z0-9_-]{1,140}:[0-9]{1,19})");

    private final Map<ServiceFunction, String> arns;

    private ReleasedVersions(Map<ServiceFunction, String> arns) {
        this.arns = Collections.unmodifiableMap(arns);
    }

    /// Empty unless there is one version of each function that is released, and no other.
    static Optional<ReleasedVersions> parse(String setting) {
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
        return complete ? Optional.of(new ReleasedVersions(byFunction)) : Optional.empty();
    }

    /// A name for exactly this set of versions, in lower-case hexadecimal digits (SHA-256).
    public String digest() {
        var each = arns.entrySet().stream()
                .map(version -> version.getKey().id() + "=" + version.getValue())
                .sorted()
                .collect(Collectors.joining("\n"));
        return HexFormat.of().formatHex(sha256().digest(each.getBytes(UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) { // every Java platform has it
            throw new IllegalStateException(impossible);
        }
    }

    /// The ARN of a released function's version.
    public String arn(ServiceFunction function) {
        return Objects.requireNonNull(arns.get(function), function::id);
    }
}

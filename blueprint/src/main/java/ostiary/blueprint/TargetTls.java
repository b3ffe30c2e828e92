package ostiary.blueprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a balancer calls a container behind it, parsed from [ContainerSetting#TARGET_TLS].
public enum TargetTls {
    /// Over TLS, with a certificate that the container makes when it starts. Balancers don't ask who vouches for it.
    ON,
    /// In plain text, where something beside the container ends TLS.
    OFF;

    /// Parses the setting; empty if it is wrong.
    public static Optional<TargetTls> parse(String text) {
        return Arrays.stream(values()).filter(tls -> tls.text().equals(text)).findFirst();
    }

    /// The value of the setting.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}

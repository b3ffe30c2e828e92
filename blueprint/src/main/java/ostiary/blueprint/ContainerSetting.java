package ostiary.blueprint;

/// An environment variable that a container has beside the [Setting]s of the functions whose routes it answers. Each
/// has a standard that counts where it is not set.
public enum ContainerSetting {
    /// The port that it listens on.
    PORT("OSTIARY_PORT", "8443"),
    /// How the balancer before it calls it: [TargetTls].
    TARGET_TLS("OSTIARY_TARGET_TLS", "on"),
    /// Whose word about the addresses of clients is taken: [TrustedProxies].
    TRUSTED_PROXIES("OSTIARY_TRUSTED_PROXIES", "none"),
    /// The web origins whose pages may call the API, with blanks between, or `none`.
    WEB_ORIGINS("OSTIARY_WEB_ORIGINS", "none"),
    /// How many seconds a balancer has to notice that a container leaves, before that takes no more requests.
    DEREGISTRATION("OSTIARY_DEREGISTRATION_SECONDS", "10"),
    /// How many seconds the requests under way have to finish after that.
    DRAIN("OSTIARY_DRAIN_SECONDS", "10");

    private final String variable;
    private final String standard;

    ContainerSetting(String variable, String standard) {
        this.variable = variable;
        this.standard = standard;
    }

    public String variable() {
        return variable;
    }

    /// The value where the variable is not set.
    public String standard() {
        return standard;
    }
}

package ostiary.server.container;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ostiary.blueprint.ContainerSetting;
import ostiary.blueprint.Form;
import ostiary.blueprint.ServiceFunction;
import ostiary.blueprint.Setting;
import ostiary.blueprint.TargetTls;
import ostiary.blueprint.TrustedProxies;
import ostiary.server.StartException;
import ostiary.service.Config;

/// The environment variables of a container, read once and validated.
///
/// @param config of the functions whose routes it answers
/// @param origins the web origins whose pages may call the API
/// @param deregistration how long it answers on when it is to end, while balancers notice
/// @param drain how long requests under way have after that
record ContainerSettings(
        Config config,
        int port,
        TargetTls tls,
        TrustedProxies proxies,
        Set<String> origins,
        Duration deregistration,
        Duration drain) {
    private static final String NONE = "none";
    private static final int LONGEST_SECONDS = 300;
    private static final int MOST_PORTS = 65_535;

    /// @throws StartException naming every variable that is missing or wrong, all at once
    static ContainerSettings of(Map<String, String> environment) throws StartException {
        var reader = new Reader(environment, new ArrayList<>());
        var config = reader.config();
        var port = reader.value(ContainerSetting.PORT, text -> number(text, MOST_PORTS), "is no port");
        var tls = reader.value(ContainerSetting.TARGET_TLS, TargetTls::parse, "is neither on nor off");
        var proxies = reader.value(
                ContainerSetting.TRUSTED_PROXIES,
                TrustedProxies::parse,
                "is neither none, nor hops and a number from 1 to 9, nor blocks of addresses such as 10.0.0.0/24 with"
                        + " one blank between");
        var origins = reader.value(
                ContainerSetting.WEB_ORIGINS,
                ContainerSettings::origins,
                "is neither none nor origins such as https://app.example with one blank between");
        var seconds = "is no number of seconds from 0 to " + LONGEST_SECONDS;
        var deregistration = reader.value(ContainerSetting.DEREGISTRATION, ContainerSettings::seconds, seconds);
        var drain = reader.value(ContainerSetting.DRAIN, ContainerSettings::seconds, seconds);
        reader.requireSound();
        return new ContainerSettings(
                config.orElseThrow(),
                port.orElseThrow(),
                tls.orElseThrow(),
                proxies.orElseThrow(),
                origins.orElseThrow(),
                deregistration.orElseThrow(),
                drain.orElseThrow());
    }

    private static Optional<Integer> number(String text, int most) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,5}"))
                .map(Integer::valueOf)
                .filter(number -> number <= most);
    }

    private static Optional<Duration> seconds(String text) {
        return number(text, LONGEST_SECONDS).map(Duration::ofSeconds);
    }

    private static Optional<Set<String>> origins(String text) {
        var origins = text.equals(NONE) ? Set.<String>of() : Set.copyOf(Arrays.asList(text.split(" ", -1)));
        return Optional.of(origins).filter(all -> all.stream().allMatch(Form.ORIGIN::fits));
    }

    /// @param problems gets what is wrong, each with the name of its variable
    private record Reader(Map<String, String> environment, List<String> problems) {
        Optional<Config> config() {
            var settings = EnumSet.noneOf(Setting.class);
            ServiceFunction.inContainers().forEach(function -> settings.addAll(function.settings()));
            try {
                return Optional.of(Config.read(settings, environment));
            } catch (IllegalStateException wrong) {
                problems.add(String.valueOf(wrong.getMessage()));
                return Optional.empty();
            }
        }

        <T> Optional<T> value(ContainerSetting setting, Function<String, Optional<T>> parse, String otherwise) {
            var text = environment.getOrDefault(setting.variable(), "");
            var value = parse.apply(text.isEmpty() ? setting.standard() : text);
            if (value.isEmpty()) {
                problems.add(setting.variable() + " " + otherwise);
            }
            return value;
        }

        void requireSound() throws StartException {
            if (!problems.isEmpty()) {
                throw new StartException(String.join("; ", problems));
            }
        }
    }
}

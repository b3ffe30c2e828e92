package ostiary.server.local;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.blueprint.Form;

/// The web origins whose pages may call a local service: those of this machine, whatever their port, and those that
/// `ORIGINS` names.
///
/// @param named as browsers spell them (RFC 6454 §6.2)
record Origins(Set<String> named) {
    static final Origins OF_THIS_MACHINE = new Origins(Set.of());

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]{1,5})?");

    /// @param text origins with commas or blanks between
    /// @param problems gets what is wrong with it
    static Origins of(String text, List<String> problems) {
        var named = Arrays.stream(text.split("[,\\s]+"))
                .filter(origin -> !origin.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        named.stream()
                .filter(origin -> !Form.ORIGIN.fits(origin))
                .sorted()
                .forEach(origin -> problems.add("ORIGINS=" + origin
                        + " is no origin: give its scheme, its host in small letters and its port, as in"
                        + " https://app.example:8443."));
        return new Origins(named);
    }

    boolean allow(String origin) {
        return named.contains(origin) || LOOPBACK.matcher(origin).matches();
    }
}

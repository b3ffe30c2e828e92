package ostiary.service;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import ostiary.blueprint.Form;
import ostiary.blueprint.Setting;

/// Reads the settings of a function from its environment, and notes what is wrong with them.
final class SettingReader {
    private final Set<Setting> unread = EnumSet.noneOf(Setting.class);
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    SettingReader(Set<Setting> settings, Map<String, String> environment) {
        this.unread.addAll(settings);
        this.environment = environment;
    }

    /// @param otherwise what is wrong with a value that doesn't fit
    Given<String> word(Setting setting, Form form, String otherwise) {
        return value(setting, text -> Optional.of(text).filter(form::fits), otherwise);
    }

    /// @param otherwise what is wrong with a value that can't be parsed
    <T> Given<T> value(Setting setting, Function<String, Optional<T>> parse, String otherwise) {
        return value(setting, parse, _ -> otherwise);
    }

    /// @param otherwise tells what is wrong with a value that can't be parsed
    <T> Given<T> value(Setting setting, Function<String, Optional<T>> parse, Function<String, String> otherwise) {
        if (!unread.remove(setting)) {
            return new Given<>(setting, Optional.empty());
        }
        var text = environment.getOrDefault(setting.variable(), "");
        var value = text.isBlank() ? Optional.<T>empty() : parse.apply(text);
        if (value.isEmpty()) {
            problems.add(setting.variable() + " " + (text.isBlank() ? "is not set" : otherwise.apply(text)));
        }
        return new Given<>(setting, value);
    }

    /// @throws IllegalStateException naming every variable that is missing or wrong, all at once
    void requireSound() {
        if (!problems.isEmpty()) {
            throw new IllegalStateException("the configuration is wrong: " + String.join("; ", problems));
        }
        if (!unread.isEmpty()) {
            throw new IllegalStateException("nothing reads " + unread);
        }
    }
}

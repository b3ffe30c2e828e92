package ostiary.service;

import ostiary.blueprint.SourceSetting;
import ostiary.core.user.PasswordHome;

/// Tells by the setting where the passwords of users are.
final class PasswordHomes {
    private PasswordHomes() {}

    static PasswordHome of(SourceSetting source) {
        return switch (source) {
            case SourceSetting.Directory() -> PasswordHome.HERE;
            case SourceSetting.Migrating _ -> PasswordHome.MOVING;
            case SourceSetting.Cognito _ -> PasswordHome.ELSEWHERE;
        };
    }
}

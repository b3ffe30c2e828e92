package ostiary.adapters.pages;

import java.util.Optional;
import ostiary.core.password.PasswordPolicy;
import ostiary.edge.page.Trouble;

/// The words of a page for trouble.
///
/// @param id for programs
/// @param sentence what has happened and what to do, above the form
/// @param atField what to do, at the field that it is about
record Told(String id, String sentence, Optional<String> atField) {
    static Told of(Trouble trouble, Words words) {
        return switch (trouble) {
            case Trouble.WrongCredentials() -> atField("wrong_credentials", words);
            case Trouble.OtherAccount() -> new Told("other-account", words.say("other_account"), Optional.empty());
            case Trouble.UnknownPasskey() ->
                new Told("unknown-passkey", words.say("unknown_passkey"), Optional.empty());
            case Trouble.UnconfirmedPasskey() ->
                new Told("unconfirmed-passkey", words.say("unconfirmed_passkey"), Optional.empty());
            case Trouble.PasskeyNeeded() -> new Told("passkey-needed", words.say("passkey_needed"), Optional.empty());
            case Trouble.WrongPassword() -> atField("wrong_password", words);
            case Trouble.NoName() -> atField("no_name", words);
            case Trouble.NotAdded() -> new Told("not-added", words.say("not_added"), Optional.empty());
            case Trouble.NoAddress() -> atField("no_address", words);
            case Trouble.WrongCode() -> atField("wrong_code", words);
            case Trouble.WeakPassword(var verdict) ->
                switch (verdict) {
                    case TOO_SHORT -> atField("too_short", words, PasswordPolicy.MIN_LENGTH);
                    case TOO_LONG -> atField("too_long", words, PasswordPolicy.MAX_LENGTH);
                    case COMMON -> atField("common", words);
                    case ACCEPTED -> throw new IllegalArgumentException("an accepted password is no trouble");
                };
            case Trouble.TooManyTries(var comeBack) ->
                new Told("too-many-tries", words.say("too_many_tries", words.say(comeBack)), Optional.empty());
            case Trouble.Expired() -> new Told("expired", words.say("expired"), Optional.empty());
        };
    }

    private static Told atField(String key, Words words, Object... about) {
        return new Told(key.replace('_', '-'), words.say(key, about), Optional.of(words.say(key + "_field", about)));
    }
}

package ostiary.blueprint;

import static ostiary.blueprint.Setting.AUDIENCE;
import static ostiary.blueprint.Setting.AUTHORIZER_RESPONSE;
import static ostiary.blueprint.Setting.CODE_KEYS;
import static ostiary.blueprint.Setting.DELETION_GRACE;
import static ostiary.blueprint.Setting.DEVICE_KEYS;
import static ostiary.blueprint.Setting.ISSUER;
import static ostiary.blueprint.Setting.LOGIN_SCOPES;
import static ostiary.blueprint.Setting.MAILS_PER_HOUR;
import static ostiary.blueprint.Setting.MAIL_FROM;
import static ostiary.blueprint.Setting.METRICS_NAMESPACE;
import static ostiary.blueprint.Setting.NEW_VERSIONS;
import static ostiary.blueprint.Setting.ORIGIN_SECRETS;
import static ostiary.blueprint.Setting.REFRESH_TOKEN_KEYS;
import static ostiary.blueprint.Setting.REHEARSAL_MAIL;
import static ostiary.blueprint.Setting.SEALING_KEYS;
import static ostiary.blueprint.Setting.SERVICE_NAME;
import static ostiary.blueprint.Setting.SESSIONS_PER_USER;
import static ostiary.blueprint.Setting.SIGNING_KEYS;
import static ostiary.blueprint.Setting.SOURCE;
import static ostiary.blueprint.Setting.TABLE;
import static ostiary.blueprint.Setting.THEME;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The Lambda functions, one for each thing that needs its own permissions.
public enum ServiceFunction implements DeclaredFunction {
    SIGNUP("SignUpHandler", TABLE, CODE_KEYS, SEALING_KEYS, MAIL_FROM, THEME, MAILS_PER_HOUR, REHEARSAL_MAIL),
    LOGIN(
            "LoginHandler",
            ISSUER,
            AUDIENCE,
            LOGIN_SCOPES,
            SESSIONS_PER_USER,
            TABLE,
            SIGNING_KEYS,
            REFRESH_TOKEN_KEYS,
            DEVICE_KEYS,
            SEALING_KEYS,
            MAIL_FROM,
            THEME,
            REHEARSAL_MAIL,
            SOURCE),
    REFRESH("RefreshHandler", ISSUER, AUDIENCE, TABLE, SIGNING_KEYS, REFRESH_TOKEN_KEYS),
    LOGOUT("LogoutHandler", ISSUER, AUDIENCE, TABLE, REFRESH_TOKEN_KEYS),
    SESSIONS("SessionsHandler", ISSUER, AUDIENCE, TABLE),
    ACCOUNT("AccountHandler", ISSUER, AUDIENCE, TABLE),
    /// The passwords of users, forgotten or changed, their second factors, and the end of their accounts. It signs no
    /// token.
    SECURITY(
            "SecurityHandler",
            ISSUER,
            AUDIENCE,
            DELETION_GRACE,
            TABLE,
            CODE_KEYS,
            SEALING_KEYS,
            MAIL_FROM,
            THEME,
            MAILS_PER_HOUR,
            REHEARSAL_MAIL,
            SOURCE),
    /// The doings of operators on the accounts of others. It reads no secret, and signs nothing.
    ADMIN("AdminHandler", ISSUER, AUDIENCE, TABLE, MAIL_FROM, THEME, REHEARSAL_MAIL),
    /// The pages on which people sign up, in and out. It signs no token.
    PAGES(
            "PagesHandler",
            ISSUER,
            AUDIENCE,
            SESSIONS_PER_USER,
            TABLE,
            REFRESH_TOKEN_KEYS,
            CODE_KEYS,
            DEVICE_KEYS,
            SEALING_KEYS,
            MAIL_FROM,
            THEME,
            MAILS_PER_HOUR,
            REHEARSAL_MAIL,
            SOURCE),
    /// The token endpoint of OAuth.
    TOKEN("TokenHandler", ISSUER, AUDIENCE, TABLE, SIGNING_KEYS, REFRESH_TOKEN_KEYS),
    /// Answers what servers ask about tokens. It signs none.
    BACKCHANNEL("BackchannelHandler", ISSUER, AUDIENCE, TABLE),
    AUTHORIZER("AuthorizerHandler", ISSUER, AUDIENCE, TABLE, AUTHORIZER_RESPONSE),
    DISCOVERY("DiscoveryHandler", ISSUER, LOGIN_SCOPES, TABLE),
    /// Secrets Manager's rotation function.
    KEYS("KeyRotationHandler", TABLE, SIGNING_KEYS, REFRESH_TOKEN_KEYS, CODE_KEYS, DEVICE_KEYS, SEALING_KEYS),
    /// CodeDeploy's hook before a new version gets traffic.
    REHEARSAL("RehearsalHandler", TABLE, CODE_KEYS, NEW_VERSIONS);

    static final String PACKAGE = "ostiary.functions.";

    /// The alias of each released function: the version that has the traffic.
    public static final String LIVE = "live";

    private final String handlerClass;

    @SuppressWarnings("ImmutableEnumChecker") // the constructor wraps it
    private final Set<Setting> settings;

    ServiceFunction(String handlerClass, Setting... own) {
        this.handlerClass = handlerClass;
        var all = EnumSet.of(SERVICE_NAME, METRICS_NAMESPACE);
        Collections.addAll(all, own);
        this.settings = Collections.unmodifiableSet(all);
    }

    @Override
    public String handler() {
        return PACKAGE + handlerClass;
    }

    @Override
    public Set<Setting> settings() {
        return settings;
    }

    @Override
    public Set<Setting> settingsOfChoice() {
        var all = EnumSet.copyOf(settingsBehindADistribution());
        if (tellingClaims().contains(this)) {
            all.add(Setting.TOKEN_CLAIMS);
        }
        if (knowingPasskeys().contains(this)) {
            all.add(Setting.PASSKEYS);
        }
        if (this == ADMIN) {
            all.add(Setting.SEARCH_TABLE);
        }
        return all;
    }

    /// The environment variables that it has besides where a distribution stands before the API: whoever counts or
    /// notes the addresses of clients has to know which of them to believe.
    public Set<Setting> settingsBehindADistribution() {
        return switch (this) {
            case SIGNUP, LOGIN, REFRESH, SECURITY, PAGES, TOKEN -> EnumSet.of(ORIGIN_SECRETS);
            case LOGOUT, SESSIONS, ACCOUNT, ADMIN, BACKCHANNEL, AUTHORIZER, DISCOVERY, KEYS, REHEARSAL ->
                EnumSet.noneOf(Setting.class);
        };
    }

    /// The functions that ask another source of passwords. Others only have to know whether there is one.
    public static Set<ServiceFunction> askingTheSource() {
        return EnumSet.of(LOGIN, PAGES);
    }

    /// The functions that issue access tokens to users' clients, and have [Setting#TOKEN_CLAIMS] where there are some.
    public static Set<ServiceFunction> tellingClaims() {
        return EnumSet.of(LOGIN, REFRESH, TOKEN);
    }

    /// The functions that make passkeys, take them or tell whose they are, and have [Setting#PASSKEYS] where a team has
    /// chosen.
    public static Set<ServiceFunction> knowingPasskeys() {
        return EnumSet.of(LOGIN, SECURITY, PAGES, DISCOVERY);
    }

    /// The functions whose routes a container answers: all of HTTP but those of operators, whose rights no process has
    /// that strangers call.
    public static Set<ServiceFunction> inContainers() {
        return EnumSet.of(
                SIGNUP, LOGIN, REFRESH, LOGOUT, SESSIONS, ACCOUNT, SECURITY, PAGES, TOKEN, BACKCHANNEL, DISCOVERY);
    }

    /// The functions that users and gateways call, by an alias whose traffic moves to a new version gradually. AWS
    /// calls the others by their plain names, and so always the newest code.
    public static Set<ServiceFunction> released() {
        return EnumSet.complementOf(EnumSet.of(KEYS, REHEARSAL));
    }

    /// The functions that hash a password while a user waits: each hash takes 19 MiB and much processor time.
    public static Set<ServiceFunction> hashing() {
        return EnumSet.of(SIGNUP, LOGIN, SECURITY, PAGES);
    }

    @Override
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}

/// The rules of authentication: users, sessions, tokens, keys. No AWS, no HTTP, no JSON.
@org.jspecify.annotations.NullMarked
module ostiary.core {
    requires static transitive org.jspecify;
    requires com.ibm.icu;

    exports ostiary.core;
    exports ostiary.core.access;
    exports ostiary.core.admin;
    exports ostiary.core.audit;
    exports ostiary.core.client;
    exports ostiary.core.consent;
    exports ostiary.core.deletion;
    exports ostiary.core.device;
    exports ostiary.core.event;
    exports ostiary.core.export;
    exports ostiary.core.factor;
    exports ostiary.core.key;
    exports ostiary.core.login;
    exports ostiary.core.mail;
    exports ostiary.core.oauth;
    exports ostiary.core.passkey;
    exports ostiary.core.password;
    exports ostiary.core.recovery;
    exports ostiary.core.session;
    exports ostiary.core.signup;
    exports ostiary.core.throttle;
    exports ostiary.core.token;
    exports ostiary.core.upstream;
    exports ostiary.core.user;
}

/// The rules of authentication: users, sessions, tokens, keys. No AWS, no HTTP, no JSON.
@org.jspecify.annotations.NullMarked
module ostiary.core {
    requires static transitive org.jspecify;

    exports ostiary.core.access;
    exports ostiary.core.password;
    exports ostiary.core.session;
    exports ostiary.core.user;
}

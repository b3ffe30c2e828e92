package ostiary.server.local.seed;

import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import ostiary.core.client.BuiltInPolicy;
import ostiary.core.client.ClientDescription;
import ostiary.core.client.ClientType;
import ostiary.core.client.GrantType;
import ostiary.core.client.RedirectUris;
import ostiary.core.client.SignInRules;
import ostiary.core.key.SignatureAlgorithm;
import ostiary.core.password.Password;
import ostiary.core.password.PasswordPolicy;
import ostiary.core.user.EmailAddress;
import ostiary.core.user.Profile;
import ostiary.core.user.ProfileClaim;

/// The users and clients that the objects of a seed stand for. Those of clients have the names of client
/// metadata where there is one (RFC 7591 §2).
final class SeedObjects {
    private static final EmailAddress NOBODY = new EmailAddress("nobody@example.com");
    private static final int LONGEST_NAME = 100; // as in a sign-up
    private static final Pattern SECRET = Pattern.compile("[!-~]{16,128}");
    private static final String WITHOUT_SECRET = "none";

    private SeedObjects() {}

    static SeedUser user(SeedObject object) {
        var email = EmailAddress.parse(object.required("email"));
        if (email.isEmpty()) {
            object.complain("email is an e-mail address");
        }
        var password = Password.of(object.required("password"));
        if (password.length() < PasswordPolicy.MIN_LENGTH || password.length() > PasswordPolicy.MAX_LENGTH) {
            object.complain(
                    "password has " + PasswordPolicy.MIN_LENGTH + " to " + PasswordPolicy.MAX_LENGTH + " characters");
        }
        var name = object.text("name");
        if (name.stream().anyMatch(text -> text.isBlank() || text.length() > LONGEST_NAME)) {
            object.complain("name has 1 to " + LONGEST_NAME + " characters");
        }
        return new SeedUser(email.orElse(NOBODY), password, name, object.texts("roles"), profile(object));
    }

    private static Profile profile(SeedObject object) {
        var given = new EnumMap<ProfileClaim, String>(ProfileClaim.class);
        for (var claim : ProfileClaim.values()) {
            object.text(claim.text()).ifPresent(value -> given.put(claim, value));
        }
        var reading = Profile.read(given);
        reading.refused().forEach(claim -> object.complain(claim.text() + " is not of the form of that claim"));
        return reading.profile();
    }

    static SeedClient client(SeedObject object) {
        var id = object.required("client_id");
        var type = object.text("token_endpoint_auth_method")
                        .filter(WITHOUT_SECRET::equals)
                        .isPresent()
                ? ClientType.PUBLIC
                : ClientType.CONFIDENTIAL;
        var described = new ClientDescription(
                object.text("client_name").orElse(id),
                grants(object),
                object.words("scope"),
                object.texts("resources"),
                object.text("audience"),
                signIn(object));
        described.flaw(type).ifPresent(object::complain);
        return new SeedClient(id, type, secret(object, type), described);
    }

    private static Optional<String> secret(SeedObject object, ClientType type) {
        var secret = object.text("client_secret");
        if (type == ClientType.PUBLIC && secret.isPresent()) {
            object.complain("a public client has no client_secret");
        }
        if (type == ClientType.CONFIDENTIAL
                && !secret.stream().allMatch(text -> SECRET.matcher(text).matches())) {
            object.complain("client_secret has 16 to 128 visible ASCII characters");
        }
        return secret;
    }

    private static Set<GrantType> grants(SeedObject object) {
        var texts = object.texts("grant_types");
        if (texts.isEmpty()) {
            return object.texts("redirect_uris").isEmpty()
                    ? Set.of(GrantType.CLIENT_CREDENTIALS)
                    : Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
        }
        texts.stream()
                .filter(text -> GrantType.parse(text).isEmpty())
                .forEach(text -> object.complain("there is no grant " + text));
        return texts.stream().flatMap(text -> GrantType.parse(text).stream()).collect(Collectors.toSet());
    }

    private static SignatureAlgorithm algorithm(SeedObject object) {
        var text = object.text("id_token_signed_response_alg").orElse(SignatureAlgorithm.RS256.name());
        var algorithm = SignatureAlgorithm.parse(text);
        if (algorithm.isEmpty()) {
            object.complain("id_token_signed_response_alg is RS256 or ES256");
        }
        return algorithm.orElse(SignatureAlgorithm.RS256);
    }

    private static SignInRules signIn(SeedObject object) {
        var sessions = object.text("sessions").orElse(BuiltInPolicy.DEFAULT.text());
        var policy = BuiltInPolicy.parse(sessions);
        if (policy.isEmpty()) {
            object.complain("there is no policy " + sessions);
        }
        return new SignInRules(
                new RedirectUris(object.texts("redirect_uris")),
                new RedirectUris(object.texts("post_logout_redirect_uris")),
                object.texts("origins"),
                object.flag("require_pkce", true),
                object.flag("first_party", false),
                policy.orElse(BuiltInPolicy.DEFAULT),
                algorithm(object));
    }
}

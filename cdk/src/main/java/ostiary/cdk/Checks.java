package ostiary.cdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import ostiary.blueprint.Api;
import ostiary.blueprint.Form;
import ostiary.blueprint.MailsPerHour;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.blueprint.TokenClaims;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Token;

/// Validates props and words the refusals.
final class Checks {
    /// <https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-authorizers.html>
    private static final int LONGEST_CACHE_SECONDS = 3600;

    /// <https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html>
    private static final int MOST_ENVIRONMENT_BYTES = 4096;

    private static final Pattern KEY =
            Pattern.compile("arn:aws[a-z-]*:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]{1,64}");

    private Checks() {}

    static void mailFrom(String address) {
        require(
                Form.SENDER.fits(address) || (Token.isUnresolved(address) && address.contains("@")),
                "mailFrom must be a plain mail address in ASCII, its domain as SES has it (xn--…), not " + address);
    }

    static void mailsPerHour(int most) {
        require(
                MailsPerHour.fits(most),
                "mailsPerHour must be a number from 1 to " + MailsPerHour.MOST + ", not " + most);
    }

    static void mailIdentity(Optional<String> identity, String from) {
        identity.ifPresent(name -> require(
                MailProps.covers(name, from),
                "mailIdentity must be the address of mailFrom, its domain or a domain above that, not " + name));
    }

    /// <https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html>
    static void mailConfigurationSet(Optional<String> set) {
        set.ifPresent(name -> require(
                Token.isUnresolved(name) || name.matches("[A-Za-z0-9_-]{1,64}"),
                "mailConfigurationSet must be the name of a configuration set of SES, not " + name));
    }

    static void protect(boolean keepData, boolean protect) {
        require(keepData || !protect, "protect needs keepData: what goes with the stack can't be protected");
    }

    /// Checks that a key goes by its id: an alias is no resource of a policy
    /// (<https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html>).
    static void key(String setting, String arn) {
        require(
                Token.isUnresolved(arn) || KEY.matcher(arn).matches(),
                setting + " must be the ARN of a key of KMS, not of an alias");
    }

    static void issuer(Optional<String> issuer) {
        issuer.ifPresent(url -> require(
                Token.isUnresolved(url) || (url.startsWith("https://") && Form.ISSUER.fits(url)),
                "issuer must be an https URL without query, fragment and trailing slash, not " + url));
    }

    static void audience(Optional<String> audience) {
        audience.ifPresent(name -> require(
                Token.isUnresolved(name) || Form.AUDIENCE.fits(name),
                "audience must be a word of 256 visible ASCII characters at most, not " + name));
    }

    static List<String> scopes(List<String> scopes) {
        scopes.forEach(
                scope -> require(Form.SCOPE.fits(scope), "loginScopes must be scopes (RFC 6749 §3.3), not " + scope));
        Api.RESERVED_SCOPES.forEach(
                reserved -> require(!scopes.contains(reserved), "loginScopes must leave out " + reserved));
        return List.copyOf(scopes);
    }

    static List<String> tokenClaims(List<String> names) {
        require(
                new TokenClaims(names).isSound(),
                "tokenClaims must be claims of the scope profile, none of them twice: "
                        + String.join(", ", new TreeSet<>(TokenClaims.KNOWN)));
        return List.copyOf(names);
    }

    static Optional<PasskeyOrigins> passkeys(Optional<PasskeyOrigins> passkeys) {
        passkeys.ifPresent(origins -> require(
                origins.isSound(),
                "passkeys must be a domain and one to " + PasskeyOrigins.MOST
                        + " origins of https, such as shop.example,https://app.shop.example, not " + origins.text()));
        return passkeys;
    }

    static List<String> origins(List<String> origins) {
        require(!origins.contains("*"), "allowedOrigins must name each origin: with * any site may use the API");
        origins.forEach(origin -> require(
                Token.isUnresolved(origin) || Form.ORIGIN.fits(origin),
                "allowedOrigins must be origins as browsers send them, such as https://shop.example, not " + origin));
        return List.copyOf(origins);
    }

    static void authorizerCache(Duration atMost) {
        require(
                atMost.toSeconds().doubleValue() <= LONGEST_CACHE_SECONDS,
                "authorizerCache must be an hour at most: a gateway keeps no answer longer");
    }

    /// CloudFront takes certificates of us-east-1 only, and with its own name it would speak TLS 1.0
    /// (<https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cnames-and-https-requirements.html>).
    static CustomDomain domainOfADistribution(Optional<CustomDomain> domain) {
        require(domain.isPresent(), "edge cloudFront needs a domain: CloudFront's own name can't be kept to TLS 1.2");
        var certificate = domain.orElseThrow().certificate();
        require(
                Token.isUnresolved(certificate) || certificate.split(":", -1)[3].equals("us-east-1"),
                "edge cloudFront needs a certificate in us-east-1, wherever the stack is, not " + certificate);
        return domain.orElseThrow();
    }

    static void runbooks(String folder) {
        require(folder.endsWith("/"), "runbooks must be a folder, with a trailing slash, not " + folder);
    }

    static void hashingConcurrency(Optional<Integer> most) {
        most.ifPresent(environments -> require(
                environments > 0,
                "hashingConcurrency must be positive, not " + environments + ": nobody could log in"));
    }

    /// Requires that the variables fit into a function. Counts the bytes that are known at synthesis; of the rest,
    /// names alone.
    ///
    /// @param function its id
    /// @param variables by name
    static void environment(String function, Map<String, String> variables) {
        int bytes = variables.entrySet().stream().mapToInt(Checks::bytes).sum();
        var largest = variables.entrySet().stream().max(Comparator.comparingInt(Checks::bytes));
        require(
                bytes <= MOST_ENVIRONMENT_BYTES,
                "the settings of " + function + " have " + bytes + " bytes, and Lambda takes " + MOST_ENVIRONMENT_BYTES
                        + "; the largest is "
                        + largest.map(it -> it.getKey() + " with " + bytes(it)).orElse("none"));
    }

    private static int bytes(Map.Entry<String, String> variable) {
        var known = Token.isUnresolved(variable.getValue()) ? "" : variable.getValue();
        return (variable.getKey() + known).getBytes(UTF_8).length;
    }

    static void require(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}

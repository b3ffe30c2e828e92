package ostiary.server.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What passwords are checked against in a local run.
///
/// @param setting as a function would be told
/// @param endpoint where Cognito is, if not where AWS has it; the SDK finds it by its own variable
record LoginSource(String setting, Optional<URI> endpoint) {
    static final LoginSource DIRECTORY = new LoginSource("directory", Optional.empty());

    /// By which the AWS SDK finds another Cognito than AWS's
    /// (AWS SDKs and Tools Reference Guide, "Service-specific endpoints").
    static final String ENDPOINT = "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER";

    private static final String SOURCE = "SOURCE";
    private static final String POOL = "COGNITO_POOL";
    private static final String CLIENT = "COGNITO_CLIENT";

    /// Reads it.
    ///
    /// @param problems what is wrong is added to it, a line each
    static LoginSource of(Map<String, String> values, List<String> problems) {
        var kind = values.getOrDefault(SOURCE, "");
        if (kind.isEmpty() || kind.equals(DIRECTORY.setting())) {
            return DIRECTORY;
        }
        if (!List.of("cognito", "migrating").contains(kind)) {
            problems.add("SOURCE=" + kind + " is none of directory, cognito and migrating.");
            return DIRECTORY;
        }
        var pool = value(values, POOL, "[a-z0-9-]+_[0-9A-Za-z]+", "the id of a user pool", problems);
        var client = value(values, CLIENT, "[A-Za-z0-9_+]{1,128}", "the id of a client of it", problems);
        return new LoginSource(
                Stream.of(kind, pool, client).collect(Collectors.joining(" ")),
                endpoint(values.getOrDefault(ENDPOINT, ""), problems));
    }

    /// The `iss` of tokens of a Cognito that is not AWS's.
    Optional<String> issuer(String poolId) {
        return endpoint.map(address -> address.toString().replaceAll("/$", "") + "/" + poolId);
    }

    private static String value(
            Map<String, String> values, String name, String pattern, String what, List<String> problems) {
        var value = values.getOrDefault(name, "");
        if (!value.matches(pattern)) {
            problems.add(name + "=" + value + " is not " + what + ", which SOURCE=cognito and SOURCE=migrating need.");
        }
        return value;
    }

    private static Optional<URI> endpoint(String text, List<String> problems) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (!text.matches("https?://[^/?#@\\s]+/?")) {
            problems.add("COGNITO_ENDPOINT=" + text + " is no address such as http://localhost:9229.");
            return Optional.empty();
        }
        return Optional.of(URI.create(text));
    }
}

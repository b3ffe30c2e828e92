package ostiary.server.local;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import ostiary.blueprint.Form;
import ostiary.blueprint.SourceSetting;

/// The source that passwords are checked against in a local run.
///
/// @param asked the source, as configured for a function
/// @param endpoint the address of a Cognito other than AWS's; the SDK finds it by its own variable
record LocalSource(SourceSetting asked, Optional<URI> endpoint) {
    static final LocalSource DIRECTORY = new LocalSource(new SourceSetting.Directory(), Optional.empty());

    /// The variable by which the AWS SDK finds another Cognito than AWS's
    static final String ENDPOINT = "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER";

    private static final String SOURCE = "SOURCE";
    private static final String POOL = "COGNITO_POOL";
    private static final String CLIENT = "COGNITO_CLIENT";

    /// Reads the source from the environment's `values`.
    ///
    /// @param problems collects what is wrong, one line each
    static LocalSource of(Map<String, String> values, List<String> problems) {
        var kind = values.getOrDefault(SOURCE, "");
        if (kind.isEmpty() || kind.equals(SourceSetting.DIRECTORY)) {
            return DIRECTORY;
        }
        if (!List.of(SourceSetting.COGNITO, SourceSetting.MIGRATING).contains(kind)) {
            problems.add("SOURCE=" + kind + " is none of directory, cognito and migrating.");
            return DIRECTORY;
        }
        var pool = new SourceSetting.Pool(
                value(values, POOL, Form.USER_POOL, "the id of a user pool", problems),
                value(values, CLIENT, Form.USER_POOL_CLIENT, "the id of a client of it", problems),
                Optional.empty());
        return new LocalSource(
                kind.equals(SourceSetting.COGNITO)
                        ? new SourceSetting.Cognito(pool)
                        : new SourceSetting.Migrating(pool),
                endpoint(values.getOrDefault(ENDPOINT, ""), problems));
    }

    /// The `iss` of tokens of a Cognito other than AWS's.
    Optional<String> issuer(String poolId) {
        return endpoint.map(address -> address.toString().replaceAll("/$", "") + "/" + poolId);
    }

    private static String value(
            Map<String, String> values, String name, Form form, String what, List<String> problems) {
        var value = values.getOrDefault(name, "");
        if (!form.fits(value)) {
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

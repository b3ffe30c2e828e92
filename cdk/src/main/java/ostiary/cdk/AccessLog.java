package ostiary.cdk;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.Names;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.UniqueResourceNameOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/// The log of an API's requests.
///
/// API Gateway enters each log group that it delivers to into one policy of the account, of 5,120 characters, but for
/// those with this prefix
/// (<https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html>).
///
/// The stack's own id makes a name that no other has, nor the log that a stack of the same name left behind.
final class AccessLog {
    private static final String PREFIX = "/aws/vendedlogs/";

    /// A log group's name has 512 characters at most, and the rest of this one about 60.
    private static final int LONGEST_PATH = 200;

    /// Neither query nor headers: both may carry secrets. The peer is CloudFront, if there is a distribution.
    private static final List<String> FIELDS = List.of(
            "requestId",
            "requestTime",
            "identity.sourceIp",
            "status",
            "responseLatency",
            "integrationLatency",
            "integrationStatus",
            "integrationErrorMessage",
            "authorizer.error",
            "error.responseType");

    private AccessLog() {}

    /// A line, as a JSON object.
    ///
    /// @param routeKey the variables that tell the route, as `POST /login`
    /// @param further fields that only this kind of API has
    static String format(String routeKey, String... further) {
        return Stream.concat(FIELDS.stream(), Stream.of(further))
                .map(field -> "\"" + field + "\":\"$context." + field + "\"")
                .collect(Collectors.joining(",", "{\"routeKey\":\"" + routeKey + "\",", "}"));
    }

    static LogGroup of(Construct api, AuthApiProps props) {
        return props.logs().group(api, "AccessLog").logGroupName(name(api)).build();
    }

    private static String name(Construct api) {
        var construct = Names.uniqueResourceName(
                api, UniqueResourceNameOptions.builder().maxLength(LONGEST_PATH).build());
        return PREFIX + construct + "/"
                + Fn.select(2, Fn.split("/", Stack.of(api).getStackId()));
    }
}

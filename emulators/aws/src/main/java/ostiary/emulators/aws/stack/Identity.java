package ostiary.emulators.aws.stack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import ostiary.emulators.aws.Place;

/// The values that other resources can reference: the result of `Ref` and the attributes for `Fn::GetAtt`.
record Identity(String ref, Map<String, String> attributes) {
    /// Builds the values that each resource type lists under "Return values" in the
    /// CloudFormation template reference.
    ///
    /// @param properties the properties of the resource, each resolved when it is read
    static Identity of(Place place, String stack, String id, String type, Properties properties) {
        var generated = stack + "-" + id;
        return switch (type.replaceFirst("^AWS::(\\w+)::.*", "$1")) {
            case "ApiGateway", "ApiGatewayV2" -> ofGateway(place, id, type, properties);
            case "CloudFront", "Route53", "WAFv2" -> ofEdge(place, generated, id, type, properties);
            case "CodeDeploy", "Lambda", "Scheduler", "StepFunctions" -> ofCode(place, generated, id, type, properties);
            case "S3", "SNS", "SQS" -> ofMessages(place, generated, id, type, properties);
            case "CloudWatch", "Logs" -> ofObservation(place, generated, id, type, properties);
            default -> ofData(place, generated, id, type, properties);
        };
    }

    private static Identity ofGateway(Place place, String id, String type, Properties properties) {
        var name = shortName(id);
        return switch (type) {
            case "AWS::ApiGateway::RestApi" ->
                new Identity(name, Map.of("RestApiId", name, "RootResourceId", shortName(id + "/")));
            case "AWS::ApiGatewayV2::Api" ->
                new Identity(name, Map.of("ApiId", name, "ApiEndpoint", endpoint(place, name)));
            case "AWS::ApiGateway::Stage", "AWS::ApiGatewayV2::Stage" -> named(properties.text("StageName"));
            case "AWS::ApiGateway::Account",
                    "AWS::ApiGateway::Authorizer",
                    "AWS::ApiGateway::Deployment",
                    "AWS::ApiGateway::GatewayResponse",
                    "AWS::ApiGateway::Method",
                    "AWS::ApiGateway::Resource",
                    "AWS::ApiGatewayV2::Authorizer",
                    "AWS::ApiGatewayV2::Integration",
                    "AWS::ApiGatewayV2::Route" -> named(name);
            default -> throw unknown(id, type);
        };
    }

    /// The identity of something before an API.
    private static Identity ofEdge(Place place, String generated, String id, String type, Properties properties) {
        return switch (type) {
            case "AWS::CloudFront::Distribution" -> {
                var name = "E" + hash(id).substring(0, 13).toUpperCase(Locale.ROOT);
                var domain = "d" + hash(id).substring(0, 13) + ".cloudfront.net";
                yield new Identity(name, Map.of("Id", name, "DomainName", domain));
            }
            case "AWS::CloudFront::CachePolicy",
                    "AWS::CloudFront::OriginRequestPolicy",
                    "AWS::CloudFront::ResponseHeadersPolicy" -> new Identity(hash(id), Map.of("Id", hash(id)));
            case "AWS::CloudFront::Function" -> {
                var arn = place.globalArn("cloudfront", "function/" + properties.text("Name"));
                yield new Identity(arn, Map.of("FunctionARN", arn));
            }
            case "AWS::Route53::RecordSet" -> named(properties.text("Name"));
            case "AWS::WAFv2::WebACL" -> {
                var arn = place.arn("wafv2", "regional/webacl/" + generated + "/" + hash(id));
                yield new Identity(generated + "|" + hash(id) + "|REGIONAL", Map.of("Arn", arn, "Id", hash(id)));
            }
            case "AWS::WAFv2::WebACLAssociation" -> named(id);
            default -> throw unknown(id, type);
        };
    }

    /// Functions, how they are released, and who calls them daily.
    private static Identity ofCode(Place place, String generated, String id, String type, Properties properties) {
        return switch (type) {
            case "AWS::CodeDeploy::Application", "AWS::CodeDeploy::DeploymentConfig" -> named(generated);
            case "AWS::CodeDeploy::DeploymentGroup" -> named(properties.textOr("DeploymentGroupName", generated));
            case "AWS::Lambda::Alias" -> named(function(place, properties) + ":" + properties.text("Name"));
            case "AWS::Lambda::EventSourceMapping" -> {
                var uuid = UUID.nameUUIDFromBytes(generated.getBytes(UTF_8)).toString();
                var arn = place.arn("lambda", "event-source-mapping:" + uuid);
                yield new Identity(uuid, Map.of("Id", uuid, "EventSourceMappingArn", arn));
            }
            case "AWS::Lambda::Function" -> {
                var name = properties.textOr("FunctionName", generated);
                yield new Identity(name, Map.of("Arn", place.arn("lambda", "function:" + name)));
            }
            case "AWS::Lambda::Permission" -> named(id);
            case "AWS::Lambda::Version" -> new Identity(function(place, properties) + ":1", Map.of("Version", "1"));
            case "AWS::Scheduler::Schedule" -> named(properties.textOr("Name", generated));
            case "AWS::StepFunctions::StateMachine" -> {
                var name = properties.textOr("StateMachineName", generated);
                var arn = place.arn("states", "stateMachine:" + name);
                yield new Identity(arn, Map.of("Arn", arn, "Name", name));
            }
            default -> throw unknown(id, type);
        };
    }

    private static Identity ofObservation(
            Place place, String generated, String id, String type, Properties properties) {
        return switch (type) {
            case "AWS::CloudWatch::Alarm" -> {
                var name = properties.textOr("AlarmName", generated);
                yield new Identity(name, Map.of("Arn", place.arn("cloudwatch", "alarm:" + name)));
            }
            case "AWS::CloudWatch::Dashboard" -> named(properties.textOr("DashboardName", generated));
            case "AWS::Logs::LogGroup" -> {
                var name = properties.textOr("LogGroupName", generated);
                yield new Identity(name, Map.of("Arn", place.arn("logs", "log-group:" + name + ":*")));
            }
            case "AWS::Logs::MetricFilter" -> named(properties.textOr("FilterName", generated));
            default -> throw unknown(id, type);
        };
    }

    /// Topics and queues, and where undeliverable messages are kept.
    private static Identity ofMessages(Place place, String generated, String id, String type, Properties properties) {
        return switch (type) {
            case "AWS::SNS::Topic" -> {
                var name = properties.textOr("TopicName", generated);
                var arn = place.arn("sns", name);
                yield new Identity(arn, Map.of("TopicArn", arn, "TopicName", name));
            }
            case "AWS::SQS::Queue" -> {
                var name = properties.textOr("QueueName", generated);
                var url = "https://sqs.%s.amazonaws.com/%s/%s".formatted(place.region(), place.account(), name);
                yield new Identity(url, Map.of("Arn", place.arn("sqs", name), "QueueName", name, "QueueUrl", url));
            }
            case "AWS::S3::Bucket" -> {
                var name = properties.textOr("BucketName", generated.toLowerCase(Locale.ROOT));
                yield new Identity(name, Map.of("Arn", "arn:" + place.partition() + ":s3:::" + name));
            }
            case "AWS::SNS::Subscription" -> named(properties.text("TopicArn") + ":" + hash(id));
            case "AWS::SNS::TopicPolicy", "AWS::SQS::QueuePolicy", "AWS::S3::BucketPolicy" -> named(id);
            default -> throw unknown(id, type);
        };
    }

    /// The table, the secrets, their keys, and who may use them.
    private static Identity ofData(Place place, String generated, String id, String type, Properties properties) {
        return switch (type) {
            case "AWS::DynamoDB::Table" -> {
                var name = properties.textOr("TableName", generated);
                var arn = place.arn("dynamodb", "table/" + name);
                yield new Identity(name, Map.of("Arn", arn, "StreamArn", arn + "/stream/2026-01-01T00:00:00.000"));
            }
            case "AWS::IAM::Policy" -> named(properties.text("PolicyName"));
            case "AWS::IAM::Role" -> {
                var name = properties.textOr("RoleName", generated);
                yield new Identity(name, Map.of("Arn", place.globalArn("iam", "role/" + name)));
            }
            case "AWS::KMS::Key" -> {
                var key = UUID.nameUUIDFromBytes(generated.getBytes(UTF_8)).toString();
                yield new Identity(key, Map.of("KeyId", key, "Arn", place.arn("kms", "key/" + key)));
            }
            case "AWS::SecretsManager::RotationSchedule" -> named(properties.text("SecretId"));
            case "AWS::SecretsManager::Secret" -> {
                var arn = place.arn("secretsmanager", "secret:" + properties.textOr("Name", id) + "-" + suffix(id));
                yield new Identity(arn, Map.of("Id", arn));
            }
            default -> throw unknown(id, type);
        };
    }

    private static UnresolvableException unknown(String id, String type) {
        return new UnresolvableException("what " + id + " is called: it is a " + type);
    }

    private static Identity named(String ref) {
        return new Identity(ref, Map.of());
    }

    private static String endpoint(Place place, String api) {
        return "https://" + api + ".execute-api." + place.region() + ".amazonaws.com";
    }

    /// Returns the function's ARN; the property may be a name or an ARN.
    private static String function(Place place, Properties properties) {
        var function = properties.text("FunctionName");
        return function.startsWith("arn:") ? function : place.arn("lambda", "function:" + function);
    }

    /// Generates an id of ten characters, the length that API Gateway uses.
    private static String shortName(String id) {
        return hash(id).substring(0, 10);
    }

    /// Generates the six characters that Secrets Manager appends to the name of a secret.
    private static String suffix(String id) {
        return hash(id).substring(10, 16);
    }

    private static String hash(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).toString().replace("-", "");
    }
}

package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import ostiary.blueprint.ServiceFunction;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Edge;

/// The template of a stack behind a distribution, synthesized once for all tests.
public final class FrontDoorTemplate {
    static final String NAME = "auth.shop.example";
    static final CustomDomain DOMAIN =
            new CustomDomain(NAME, "arn:aws:acm:us-east-1:111122223333:certificate/8f7c1a7e");

    /// The page that may call the API.
    public static final String PAGE = "https://shop.example";

    public static final Synthesis SYNTHESIS =
            Synthesis.run(props -> props.domain(DOMAIN).edge(Edge.cloudFront()).allowedOrigins(List.of(PAGE)));

    static final List<Resource> RESOURCES = SYNTHESIS.resources();

    private static final Pattern REFERENCE =
            Pattern.compile("\\{\\{resolve:secretsmanager:\\$\\{(\\w+)}:SecretString:::}}");

    private FrontDoorTemplate() {}

    /// A copy of the template.
    public static JsonNode json() {
        return Synthesis.json(SYNTHESIS.template());
    }

    static Stream<Resource> all(String type) {
        return RESOURCES.stream().filter(resource -> resource.type().equals(type));
    }

    static Resource only(String type) {
        return all(type)
                .reduce((_, _) -> {
                    throw new AssertionError("more than one " + type);
                })
                .orElseThrow(() -> new AssertionError("no " + type));
    }

    /// The resource behind a reference: `${Id}` or `${Id.Attribute}`.
    static Resource behind(String reference) {
        var id = reference.replaceAll(".*\\$\\{([^.}]+).*", "$1");
        return RESOURCES.stream()
                .filter(resource -> resource.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(reference));
    }

    static Resource function(ServiceFunction declared) {
        return Resource.function(declared, RESOURCES);
    }

    /// The rights of `declared` among the actions that begin with `prefix`, each as `action on resource`.
    static List<String> permissions(ServiceFunction declared, String prefix) {
        var role = behind(function(declared).text("Role")).ref();
        return all("AWS::IAM::Policy")
                .filter(policy ->
                        policy.list("Roles").stream().map(Resource::render).anyMatch(role::equals))
                .flatMap(policy -> Statement.of(policy, "PolicyDocument"))
                .flatMap(Statement::permissions)
                .filter(permission -> permission.startsWith(prefix))
                .toList();
    }

    static JsonNode distribution() {
        return only("AWS::CloudFront::Distribution").property("DistributionConfig");
    }

    static List<JsonNode> rules() {
        return only("AWS::WAFv2::WebACL").list("Rules");
    }

    /// The numbers of the secrets.
    static List<String> acceptedByTheRules(List<Resource> resources) {
        var rules = resources.stream()
                .filter(each -> each.type().equals("AWS::WAFv2::WebACL"))
                .findFirst()
                .orElseThrow()
                .list("Rules");
        return rules.getFirst()
                .at("/Statement/NotStatement/Statement/OrStatement/Statements")
                .valueStream()
                .map(each -> number(secretIn(each.at("/ByteMatchStatement/SearchString"))))
                .toList();
    }

    /// The logical id of the secret that a dynamic reference names.
    static String secretIn(JsonNode value) {
        var reference = REFERENCE.matcher(Resource.render(value));
        if (!reference.matches()) {
            throw new AssertionError("no dynamic reference: " + Resource.render(value));
        }
        return reference.group(1);
    }

    static String number(String id) {
        return id.replaceAll(".*(OriginSecret\\d)[0-9A-F]{8}.*", "$1");
    }
}

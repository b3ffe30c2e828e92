package ostiary.template;

import java.util.stream.Stream;

/// "Required attributes in a user pool are always writable": a client that could not write one is refused
/// (<https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html>, "Attribute
/// permissions and scopes").
final class PoolRules {
    private PoolRules() {}

    static Stream<String> clients(Template template) {
        return template.all("AWS::Cognito::UserPoolClient").flatMap(client -> unwritable(client, template));
    }

    private static Stream<String> unwritable(Resource client, Template template) {
        // Without a list it can write every standard attribute.
        if (!client.has("WriteAttributes")) {
            return Stream.empty();
        }
        var writable = client.list("WriteAttributes").stream()
                .map(name -> name.asText())
                .toList();
        return template.behind(client.text("UserPoolId")).orElseThrow().list("Schema").stream()
                .filter(attribute -> attribute.path("Required").asBoolean())
                .map(attribute -> attribute.path("Name").asText())
                .filter(name -> !writable.contains(name))
                .map(name -> client.id() + " can't write " + name + ", which its pool requires");
    }
}

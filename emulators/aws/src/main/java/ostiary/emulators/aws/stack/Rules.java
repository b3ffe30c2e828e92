package ostiary.emulators.aws.stack;

import com.fasterxml.jackson.databind.JsonNode;

/// The rules of a template, which CloudFormation looks at before it changes anything
/// (<https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/rules-section-structure.html>).
///
/// Those about parameters are the toolkit's and not evaluated: of its own, a stack here has none.
final class Rules {
    private final JsonNode template;
    private final Values values;

    Rules(JsonNode template, Values values) {
        this.template = template;
        this.values = values;
    }

    /// @throws UnresolvableException with the description of the first assertion that does not hold
    void check() {
        template.path("Rules")
                .valueStream()
                .filter(rule -> !isAboutParameters(rule))
                .forEach(rule -> {
                    if (rule.has("RuleCondition")) {
                        throw new UnresolvableException("a rule with a condition: " + rule);
                    }
                    rule.required("Assertions").forEach(this::check);
                });
    }

    private boolean isAboutParameters(JsonNode rule) {
        return rule.findValuesAsText("Ref").stream().anyMatch(template.path("Parameters")::has);
    }

    private void check(JsonNode assertion) {
        var equal = assertion.required("Assert").path("Fn::Equals");
        if (equal.size() != 2) {
            throw new UnresolvableException("the assertion " + assertion);
        }
        if (!values.resolve(equal.path(0)).equals(values.resolve(equal.path(1)))) {
            throw new UnresolvableException(
                    assertion.required("AssertDescription").asText());
        }
    }
}

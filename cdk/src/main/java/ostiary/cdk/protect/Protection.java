package ostiary.cdk.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import software.amazon.awscdk.AspectOptions;
import software.amazon.awscdk.AspectPriority;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.CfnResource;
import software.amazon.awscdk.IAspect;
import software.constructs.Construct;
import software.constructs.IConstruct;
import software.constructs.IValidation;

/// Puts one authorizer before every route of an API, including routes added later, up to the synthesis; which
/// fails if a rule can't be followed.
final class Protection extends Construct {
    private static final String ID = "Ostiary";
    private static final String PREFLIGHT = "OPTIONS ";

    private final ProtectedApi api;
    private final RouteRules rules;
    private final List<String> problems = new ArrayList<>();

    /// @throws IllegalArgumentException if the API is protected already
    Protection(ProtectedApi api, RouteRules rules) {
        super(unprotected(api.construct()), ID);
        this.api = api;
        this.rules = rules;
        getNode().addValidation(new IValidation() {
            @Override
            public List<String> validate() {
                return problems;
            }
        });
    }

    /// Assigns a Lambda authorizer to the routes.
    ///
    /// @param variables the stage variables for the authorizer
    void guard(CfnResource authorizer, Map<String, String> variables) {
        atSynthesis(() -> {
            guardRoutes("CUSTOM", authorizer, false);
            tell(variables, authorizer);
        });
    }

    /// Assigns a JWT authorizer to the routes; it checks scopes itself.
    void guardByJwt(CfnResource authorizer) {
        atSynthesis(() -> guardRoutes("JWT", authorizer, true));
    }

    private void guardRoutes(String type, CfnResource authorizer, boolean scopesOnRoutes) {
        var keys = new TreeSet<String>();
        for (var route : api.routes()) {
            var key = route.key();
            keys.add(key);
            if (key.startsWith(PREFLIGHT) || rules.open(key)) {
                continue;
            }
            if (!route.guardedBy().equals(ProtectedRoute.NOBODY)) {
                problems.add(key + " has an authorizer of its own (" + route.guardedBy()
                        + "): take it away, or leave the route out with open(\"" + key + "\")");
                continue;
            }
            var scopes = scopesOnRoutes ? rules.scope(key).stream().toList() : List.<String>of();
            route.guard(type, authorizer.getRef(), scopes);
        }
        rules.unknown(keys).forEach(key -> problems.add("a rule is about " + key + ", and the API has " + keys));
        if (keys.isEmpty()) {
            problems.add("the API has no route that an authorizer can stand before");
        }
        problems.addAll(api.problems(rules));
        api.advise();
    }

    /// The authorizer comes first: until a stage has the variables it refuses everything, while the other order
    /// would cache a result for one route as valid for all.
    private void tell(Map<String, String> variables, CfnResource authorizer) {
        if (variables.isEmpty()) {
            return;
        }
        var stages = api.stages();
        if (stages.isEmpty()) {
            problems.add("the API has no stage, in whose variables the authorizer finds the scopes of its routes");
        }
        for (var stage : stages) {
            stage.getNode().addDependency(authorizer);
            variables.forEach((name, value) -> stage.addPropertyOverride(api.stageVariables() + "." + name, value));
        }
    }

    private void atSynthesis(Runnable action) {
        Aspects.of(this)
                .add(
                        new Once(action),
                        AspectOptions.builder()
                                .priority(AspectPriority.MUTATING)
                                .build());
    }

    private static Construct unprotected(Construct api) {
        if (api.getNode().tryFindChild(ID) != null) {
            throw new IllegalArgumentException(
                    api.getNode().getPath() + " is protected already: name all its rules in one call");
        }
        return api;
    }

    /// Visits this construct and everything in it, but acts once.
    private static final class Once implements IAspect {
        private final Runnable action;
        private boolean done;

        Once(Runnable action) {
            this.action = action;
        }

        @Override
        public void visit(IConstruct construct) {
            if (!done) {
                done = true;
                action.run();
            }
        }
    }
}

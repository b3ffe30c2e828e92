package ostiary.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import ostiary.blueprint.OriginHeaders;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.wafv2.CfnWebACL;
import software.amazon.awscdk.services.wafv2.CfnWebACL.AllowActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.BlockActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomHTTPHeaderProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseBodyProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.CustomResponseProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DataProtectProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DataProtectionConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.DefaultActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToProtectProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ForwardedIPConfigurationProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ManagedRuleGroupStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OverrideActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RateBasedStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleActionProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.RuleProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.VisibilityConfigProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACLAssociation;
import software.constructs.Construct;

/// The web ACL before the REST API. First it blocks whatever doesn't bring an origin secret, at the API's own address,
/// before anything else of the API looks at it; then an address that sends too much; and it counts what AWS's managed
/// groups would block, until a team has looked at that and says so.
///
/// It is of the region of the API, where its metrics and alarms are, too. One for the distribution would have to be in
/// us-east-1.
final class FrontDoorRules extends Construct {
    /// The rule against whoever comes past the distribution.
    static final String ORIGIN = "origin";

    private static final String FLOODED = "flooded";
    private static final int WINDOW_SECONDS = 300;
    private static final String RETRY_SECONDS = "60";
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_OF_MANAGED = 10;

    private static final List<String> MANAGED =
            List.of("AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet");

    /// The content type is AWS WAF's choice of three.
    private static final String PROBLEM = "{\"type\":\"urn:ostiary:problem:too_many_requests\","
            + "\"title\":\"Too many requests\",\"status\":429,\"code\":\"too_many_requests\"}";

    private final String service;
    private final CfnWebACL acl;
    private final List<RuleProperty> rules = new ArrayList<>();

    /// @param service [ServiceApi#serviceName()]
    FrontDoorRules(Construct scope, String id, String service, List<String> secrets, RateLimits limits) {
        super(scope, id);
        this.service = service;
        rules.add(rule(
                        ORIGIN,
                        RuleActionProperty.builder()
                                .block(BlockActionProperty.builder().build()))
                .statement(RuleStatements.lacksEach(secrets))
                .build());
        limit("login", limits.login());
        limit("signup", limits.signUp());
        limit("refresh", limits.refresh());
        limit("oauth2", limits.oauth());
        MANAGED.forEach(this::count);
        this.acl = acl();
    }

    private CfnWebACL acl() {
        return CfnWebACL.Builder.create(this, "Acl")
                .description("Ostiary: before the API")
                .scope("REGIONAL")
                .defaultAction(DefaultActionProperty.builder()
                        .allow(AllowActionProperty.builder().build())
                        .build())
                .customResponseBodies(Map.of(
                        FLOODED,
                        CustomResponseBodyProperty.builder()
                                .contentType("APPLICATION_JSON")
                                .content(PROBLEM)
                                .build()))
                .dataProtectionConfig(hideWhatIsSecret())
                .visibilityConfig(visibility("all"))
                .rules(rules)
                .build();
    }

    /// Puts the rules before a stage.
    ///
    /// @param stageArn `arn:<partition>:apigateway:<region>::/restapis/<id>/stages/<name>`
    void standBefore(String stageArn) {
        CfnWebACLAssociation.Builder.create(this, "Association")
                .webAclArn(acl.getAttrArn())
                .resourceArn(stageArn)
                .build();
    }

    /// The rules against an address that sends too much.
    static Stream<String> limits() {
        return Stream.of("login", "signup", "refresh", "oauth2");
    }

    /// The dimensions of a rule's metrics
    /// (<https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html>).
    ///
    /// @param rule `ALL` for the whole web ACL
    Map<String, String> dimensions(String rule) {
        return new TreeMap<>(Map.of(
                "WebACL", metric("all"),
                "Region", Stack.of(this).getRegion(),
                "Rule", rule.equals("ALL") ? rule : metric(rule)));
    }

    private void limit(String area, int most) {
        var response = CustomResponseProperty.builder()
                .responseCode(TOO_MANY_REQUESTS)
                .customResponseBodyKey(FLOODED)
                .responseHeaders(List.of(CustomHTTPHeaderProperty.builder()
                        .name("Retry-After")
                        .value(RETRY_SECONDS)
                        .build()))
                .build();
        var block = BlockActionProperty.builder().customResponse(response).build();
        rules.add(rule(area, RuleActionProperty.builder().block(block))
                .statement(StatementProperty.builder()
                        .rateBasedStatement(RateBasedStatementProperty.builder()
                                .limit(most)
                                .evaluationWindowSec(WINDOW_SECONDS)
                                .aggregateKeyType("FORWARDED_IP")
                                .forwardedIpConfig(ForwardedIPConfigurationProperty.builder()
                                        .headerName(OriginHeaders.VIEWER)
                                        .fallbackBehavior("NO_MATCH")
                                        .build())
                                .scopeDownStatement(RuleStatements.leadsTo(area))
                                .build())
                        .build())
                .build());
    }

    private void count(String group) {
        rules.add(RuleProperty.builder()
                .name(group)
                .priority(FIRST_OF_MANAGED + rules.size())
                .overrideAction(OverrideActionProperty.builder().count(Map.of()).build())
                .statement(StatementProperty.builder()
                        .managedRuleGroupStatement(ManagedRuleGroupStatementProperty.builder()
                                .vendorName("AWS")
                                .name(group)
                                .build())
                        .build())
                .visibilityConfig(visibility(group))
                .build());
    }

    private RuleProperty.Builder rule(String name, RuleActionProperty.Builder action) {
        return RuleProperty.builder()
                .name(name)
                .priority(rules.size())
                .action(action.build())
                .visibilityConfig(visibility(name));
    }

    /// Hides secrets in sampled requests, and in the logs that a team may switch on.
    private static DataProtectionConfigProperty hideWhatIsSecret() {
        var headers = List.of(OriginHeaders.SECRET, "authorization", "cookie");
        return DataProtectionConfigProperty.builder()
                .dataProtections(List.of(
                        hide(FieldToProtectProperty.builder()
                                .fieldType("SINGLE_HEADER")
                                .fieldKeys(headers)),
                        hide(FieldToProtectProperty.builder().fieldType("QUERY_STRING")),
                        hide(FieldToProtectProperty.builder().fieldType("BODY"))))
                .build();
    }

    private static DataProtectProperty hide(FieldToProtectProperty.Builder field) {
        return DataProtectProperty.builder()
                .field(field.build())
                .action("SUBSTITUTION")
                .build();
    }

    private VisibilityConfigProperty visibility(String name) {
        return VisibilityConfigProperty.builder()
                .cloudWatchMetricsEnabled(true)
                .sampledRequestsEnabled(true)
                .metricName(metric(name))
                .build();
    }

    /// The metric of this service's rule: a web ACL of another may have rules of the same names.
    private String metric(String name) {
        return service + "-" + name;
    }
}

package ostiary.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import ostiary.blueprint.OriginHeaders;
import software.amazon.awscdk.services.wafv2.CfnWebACL.ByteMatchStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.FieldToMatchProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.NotStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.OrStatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.StatementProperty;
import software.amazon.awscdk.services.wafv2.CfnWebACL.TextTransformationProperty;

/// The conditions of the rules before the REST API.
final class RuleStatements {
    private RuleStatements() {}

    /// Whether a request brings none of the origin secrets.
    static StatementProperty lacksEach(List<String> secrets) {
        var each = secrets.stream()
                .map(secret -> match("EXACTLY", secret, header(OriginHeaders.SECRET), "NONE"))
                .toList();
        return StatementProperty.builder()
                .notStatement(NotStatementProperty.builder()
                        .statement(StatementProperty.builder()
                                .orStatement(OrStatementProperty.builder()
                                        .statements(each)
                                        .build())
                                .build())
                        .build())
                .build();
    }

    /// Whether a request is for an area. The stage may stand before the path, and a client may spell it in many ways.
    static StatementProperty leadsTo(String area) {
        var path = FieldToMatchProperty.builder().uriPath(Map.of()).build();
        return match("CONTAINS", "/" + area, path, "URL_DECODE", "NORMALIZE_PATH", "LOWERCASE");
    }

    private static FieldToMatchProperty header(String name) {
        // Free JSON, in CloudFormation's spelling.
        return FieldToMatchProperty.builder().singleHeader(Map.of("Name", name)).build();
    }

    private static StatementProperty match(String how, String what, FieldToMatchProperty where, String... transformed) {
        var transformations = new ArrayList<TextTransformationProperty>();
        for (var type : transformed) {
            transformations.add(TextTransformationProperty.builder()
                    .priority(transformations.size())
                    .type(type)
                    .build());
        }
        return StatementProperty.builder()
                .byteMatchStatement(ByteMatchStatementProperty.builder()
                        .searchString(what)
                        .positionalConstraint(how)
                        .fieldToMatch(where)
                        .textTransformations(transformations)
                        .build())
                .build();
    }
}

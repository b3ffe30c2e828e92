package ostiary.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// API Gateway reads the issuer's metadata when it creates a JWT authorizer
/// (<https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html>). Where the issuer is
/// made by the same template, all that it takes to answer must come before.
final class JwtRules {
    private static final String DISCOVERY = "GET /.well-known/openid-configuration";

    private JwtRules() {}

    static Stream<String> order(Template template) {
        return template.all("AWS::ApiGatewayV2::Authorizer")
                .filter(authorizer -> authorizer.text("AuthorizerType").equals("JWT"))
                .flatMap(authorizer -> broken(authorizer, template));
    }

    private static Stream<String> broken(Resource authorizer, Template template) {
        var issuer = authorizer.text("JwtConfiguration.Issuer");
        var domain = template.all("AWS::ApiGatewayV2::DomainName")
                .filter(name -> issuer.equals("https://" + name.text("DomainName")))
                .findFirst();
        var api = domain.flatMap(name -> api(name, template)).or(() -> template.behind(issuer));
        if (domain.isEmpty() && api.isEmpty()) {
            return Stream.of(); // it answers elsewhere, or the template can't tell
        }
        var before = template.before(authorizer.id());
        var needed = Stream.concat(
                domain.stream().flatMap(name -> toTheName(name, template)),
                api.stream().flatMap(each -> toTheDocument(each, template)));
        return needed.flatMap(need -> need.found().isEmpty()
                ? Stream.of("nothing is " + need.what())
                : need.found().stream()
                        .filter(each -> !before.contains(each.id()))
                        .map(each -> authorizer.id() + " does not wait for " + need.what() + ", " + each.id()));
    }

    private static Optional<Resource> api(Resource domain, Template template) {
        return template.all("AWS::ApiGatewayV2::ApiMapping")
                .filter(mapping -> mapping.text("DomainName").equals(domain.ref()))
                .findFirst()
                .flatMap(mapping -> template.behind(mapping.text("ApiId")));
    }

    private static Stream<Need> toTheName(Resource domain, Template template) {
        return Stream.of(
                new Need(
                        "the DNS record of the issuer",
                        template.all("AWS::Route53::RecordSet")
                                .filter(record -> record.text("Name").equals(domain.text("DomainName") + "."))
                                .toList()),
                new Need(
                        "the mapping of the issuer's name",
                        template.all("AWS::ApiGatewayV2::ApiMapping")
                                .filter(mapping -> mapping.text("DomainName").equals(domain.ref()))
                                .toList()));
    }

    private static Stream<Need> toTheDocument(Resource api, Template template) {
        return Stream.of(
                new Need("the issuer's stage", of(api, "AWS::ApiGatewayV2::Stage", template)),
                new Need(
                        "the route of the issuer's metadata",
                        of(api, "AWS::ApiGatewayV2::Route", template).stream()
                                .filter(route -> route.text("RouteKey").equals(DISCOVERY))
                                .toList()));
    }

    private static List<Resource> of(Resource api, String type, Template template) {
        return template.all(type)
                .filter(part -> part.text("ApiId").equals(api.ref()))
                .toList();
    }

    private record Need(String what, List<Resource> found) {}
}

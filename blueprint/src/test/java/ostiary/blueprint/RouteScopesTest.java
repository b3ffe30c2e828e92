package ostiary.blueprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteScopesTest {
    private static final Map<String, String> SCOPES = Map.of(
            "GET /orders", "orders:read",
            "GET /orders/{id}", "orders:read",
            "POST /orders", "orders:write",
            "ANY /files/{path+}", "https://shop.example/files",
            "GET /files/{path+}", "files.read",
            "GET /", "home",
            "$default", "rest",
            "$connect", "socket");

    @ParameterizedTest
    @CsvSource({
        "GET /orders, orders:read",
        "GET /orders/{id}, orders:read",
        "POST /orders, orders:write",
        "GET /files/{path+}, files.read",
        "ANY /files/{path+}, https://shop.example/files",
        "GET /, home",
        "$default, rest",
        "$connect, socket"
    })
    void areReadAsTheyWereWritten(String route, String scope) {
        assertThat(RouteScopes.scopeOf(route, variables(SCOPES))).contains(scope);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DELETE /orders",
                "DELETE /files/{path+}",
                "PUT /orders/{id}",
                "GET /orders/{id}/items",
                "GET /order",
                "GET /orders/id",
                "GET /files/{path}",
                "GET /files/path",
                "POST /",
                "GET /orders,GET/orders",
                "GET /orders&orders:write",
                "$disconnect"
            })
    void ofOtherRoutesAreNone(String route) {
        assertThat(RouteScopes.scopeOf(route, variables(SCOPES))).isEmpty();
    }

    @Test
    void ofAStageWithoutTheVariableAreNone() {
        assertThat(RouteScopes.scopeOf("GET /orders", _ -> Optional.empty())).isEmpty();
        assertThat(RouteScopes.areIn(_ -> Optional.empty())).isFalse();
        assertThat(RouteScopes.areIn(variables(SCOPES))).isTrue();
    }

    /// <https://docs.aws.amazon.com/apigateway/latest/api/API_CreateStage.html>, `variables`; CloudFormation takes
    /// letters and digits in a name.
    @Test
    void fitIntoStageVariables() {
        assertThat(RouteScopes.toStageVariables(new TreeMap<>(SCOPES)))
                .isNotEmpty()
                .allSatisfy((name, value) -> {
                    assertThat(name).matches("[A-Za-z0-9]{1,64}");
                    assertThat(value).matches("[A-Za-z0-9-._~:/?#&=,]{1,512}");
                });
    }

    @Test
    void goOnInTheNextVariableWhereOneIsTooShort() {
        var many = new TreeMap<String, String>();
        IntStream.range(0, 300).forEach(i -> many.put("GET /shelves/" + i + "/{book}", "shelf-" + i % 7));

        assertThat(RouteScopes.toStageVariables(many))
                .hasSizeGreaterThan(10)
                .allSatisfy((_, value) -> assertThat(value).hasSizeLessThanOrEqualTo(512));
        many.forEach((route, scope) ->
                assertThat(RouteScopes.scopeOf(route, variables(many))).contains(scope));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "orders=read", "a&b", "a,b", "orders:*", "\u00e9", "\"", "a\n"})
    void refuseAScopeThatCantTravel(String scope) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteScopes.toStageVariables(new TreeMap<>(Map.of("GET /", scope))))
                .withMessageContaining("scope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/orders", "GET", "GET orders", "get /orders", "GET /a b", "GET /a,b", "GET /a&b", "GET /a*"
            })
    void refuseARouteThatCantTravel(String route) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteScopes.toStageVariables(new TreeMap<>(Map.of(route, "orders:read"))))
                .withMessageContaining("'" + route + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "orders:read", "=GET/orders", "orders:read=GET/orders&", "&"})
    void anotherTextUnderTheirNameIsRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RouteScopes.scopeOf(
                        "GET /nowhere",
                        name -> name.equals(RouteScopes.VARIABLE) ? Optional.of(text) : Optional.empty()));
    }

    private static Function<String, Optional<String>> variables(Map<String, String> scopes) {
        var variables = RouteScopes.toStageVariables(new TreeMap<>(scopes));
        return name -> Optional.ofNullable(variables.get(name));
    }
}

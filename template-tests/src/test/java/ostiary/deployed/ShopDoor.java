package ostiary.deployed;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import ostiary.deployed.Client.Answer;

/// A way into the shop, with a route for each thing that one can want of a token.
enum ShopDoor {
    HTTP_API(shop -> shop.httpApi().address(), "GET /orders", "POST /orders", "GET /orders/17"),
    /// The same, with the JWT authorizer.
    CHEAP_API(shop -> shop.cheapApi().address(), "GET /orders", "POST /orders", "GET /orders/17"),
    REST_API(shop -> shop.restApi().address(), "GET orders/17", "POST orders", "GET orders");

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Function<DeployedShop, URI> address;

    /// Wants `orders:read`.
    final String read;

    /// Wants `orders:write`.
    final String write;

    /// Wants a token.
    final String any;

    ShopDoor(Function<DeployedShop, URI> address, String read, String write, String any) {
        this.address = address;
        this.read = read;
        this.write = write;
        this.any = any;
    }

    List<String> routes() {
        return List.of(read, write, any);
    }

    /// Calls a route with an access token, or without one where it is empty.
    Answer send(DeployedShop shop, String route, String token) {
        var parts = route.split(" ", 2);
        return new Client(address.apply(shop)).send(parts[0], parts[1], token);
    }
}

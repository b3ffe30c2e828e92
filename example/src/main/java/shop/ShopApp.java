package shop;

import java.nio.file.Path;
import java.util.List;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/// A team's app of three stacks: its Ostiary, the shop that it protects, and the shop's copy of its
/// customers, which takes part in deletions.
public final class ShopApp {
    private ShopApp() {}

    /// Run it in the project's folder, after `mvn package`.
    public static void main(String[] args) {
        app(Path.of("functions/target/lambda"), Path.of("example/target/lambda"))
                .synth();
    }

    /// The app, ready to be synthesized.
    ///
    /// @param ostiaryCode the Lambda package of Ostiary
    /// @param shopCode the Lambda package of the shop
    public static App app(Path ostiaryCode, Path shopCode) {
        // No metadata beyond what is deployed.
        var app = App.Builder.create()
                .analyticsReporting(false)
                .stackTraces(false)
                .build();
        var props = OstiaryProps.builder("no-reply@shop.example")
                .code(ostiaryCode)
                .loginScopes(List.of("orders:read"))
                .build();
        var ostiary = new Ostiary(new Stack(app, "auth"), "Ostiary", props);
        // Gateways cache a result for two seconds, so a revoked token is accepted for two seconds more.
        var authorizer = ostiary.authorizer().cachedFor(Duration.seconds(2));
        new ShopStack(app, "shop", authorizer, ostiary.jwtAuthorizer(), shopCode);
        new CustomersStack(
                app,
                "customers",
                ostiary.events(),
                ostiary.deletion(CustomersStack.PARTICIPANT),
                shopCode.resolveSibling("customers"));
        return app;
    }
}

package shop;

import java.nio.file.Path;
import java.util.List;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;

/// A team's app of two stacks: its Ostiary, and the shop that is protected by it.
public final class ShopApp {
    private ShopApp() {}

    /// Run it in the project's folder, after `mvn package`.
    public static void main(String[] args) {
        app(Path.of("functions/target/lambda"), Path.of("example/target/lambda"))
                .synth();
    }

    /// The app, to be synthesized.
    ///
    /// @param ostiaryCode what Lambda gets of Ostiary
    /// @param shopCode what Lambda gets of the shop
    public static App app(Path ostiaryCode, Path shopCode) {
        // Templates that say only what they deploy.
        var app = App.Builder.create()
                .analyticsReporting(false)
                .stackTraces(false)
                .build();
        var props = OstiaryProps.builder("no-reply@shop.example")
                .code(ostiaryCode)
                .loginScopes(List.of("orders:read"))
                .build();
        var ostiary = new Ostiary(new Stack(app, "auth"), "Ostiary", props);
        // Gateways repeat an answer for two seconds: as much longer is a revoked token good.
        var authorizer = ostiary.authorizer().cachedFor(Duration.seconds(2));
        new ShopStack(app, "shop", authorizer, ostiary.jwtAuthorizer(), shopCode);
        return app;
    }
}

package ostiary.template;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import ostiary.blueprint.PasskeyOrigins;
import ostiary.cdk.AlarmsTo;
import ostiary.cdk.CustomDomain;
import ostiary.cdk.Fleet;
import ostiary.cdk.FleetImage;
import ostiary.cdk.FleetImages;
import ostiary.cdk.FleetPropsBuilder;
import ostiary.cdk.IdentitySource.Cognito;
import ostiary.cdk.IdentitySource.Pool;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import ostiary.cdk.OstiaryPropsBuilder;
import software.amazon.awscdk.Stack;

/// Templates of a fleet: in a stack of its own, and in one stack with its service, each synthesized once.
final class FleetTemplate {
    static final String DIGEST = "sha256:" + "0a".repeat(32);
    static final CustomDomain DOMAIN = new CustomDomain(
            "fleet.shop.example",
            "arn:aws:acm:eu-central-1:111122223333:certificate/0a1b",
            Optional.of("Z0123456789ABC"));

    /// In a stack of its own, beside that of its service.
    static final Synthesis ALONE =
            Synthesis.alone(() -> synthesize(UnaryOperator.identity(), UnaryOperator.identity(), true));

    /// In the stack of a service that has all that widens a permission.
    static final Synthesis TOGETHER = Synthesis.alone(() -> synthesize(
            service -> service.tokenClaims(List.of("name"))
                    .issuer("https://fleet.shop.example")
                    .passkeys(PasskeyOrigins.of(List.of("shop.example", "https://shop.example")))
                    .source(new Cognito(new Pool.Made())),
            fleet -> fleet.webAcl("arn:aws:wafv2:eu-central-1:111122223333:regional/webacl/shop/"
                    + "0a1b2c3d-1111-2222-3333-444455556666"),
            false));

    private FleetTemplate() {}

    /// The stack of the service, of the same app as [#ALONE].
    static Synthesis service() {
        return new Synthesis(ALONE.directory(), Synthesis.STACK);
    }

    /// The stack of the images, of the same app as [#ALONE].
    static Synthesis images() {
        return new Synthesis(ALONE.directory(), Synthesis.STACK + "-images");
    }

    static synchronized Synthesis synthesize(
            UnaryOperator<OstiaryPropsBuilder> service, UnaryOperator<FleetPropsBuilder> fleet, boolean alone) {
        var app = OstiaryApp.app();
        // As it is without, and unsaid the CDK warns.
        app.getNode().setContext("@aws-cdk/core:defaultCrossStackReferences", "strong");
        var stack = new Stack(app, Synthesis.STACK);
        var props = OstiaryProps.builder(Synthesis.MAIL_FROM)
                .code(Synthesis.CODE)
                .alarmsTo(AlarmsTo.of("arn:aws:sns:eu-central-1:111122223333:operators"));
        var auth = new Ostiary(stack, "Ostiary", service.apply(props).build());
        var images = new FleetImages(new Stack(app, Synthesis.STACK + "-images"), "Images", true);
        var place = alone ? new Stack(app, Synthesis.STACK + "-fleet") : stack;
        new Fleet(
                place,
                "Fleet",
                fleet.apply(auth.fleet(new FleetImage(images.repository(), DIGEST), DOMAIN))
                        .build());
        return Synthesis.of(app, place);
    }
}

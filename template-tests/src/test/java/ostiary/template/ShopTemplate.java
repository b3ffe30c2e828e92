package ostiary.template;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import ostiary.cdk.protect.JwtAuthorizer;
import ostiary.cdk.protect.OstiaryAuthorizer;
import shop.ShopApp;
import shop.ShopStack;
import software.amazon.awscdk.Aspects;

/// The example's app, synthesized once for all tests; and its shop once more, with an Ostiary that is in no stack of
/// the app.
public final class ShopTemplate {
    /// The shop's stack.
    public static final String SHOP = "shop";

    static final String FOREIGN_AUTHORIZER =
            "arn:aws:lambda:eu-central-1:111122223333:function:ostiary-Authorizer:live";
    static final String FOREIGN_ISSUER = "https://auth.shop.example";

    private static final Path CODE = Path.of(System.getProperty("example.lambda"));
    private static final Path DIRECTORY = synthesize();

    private ShopTemplate() {}

    /// The cloud assembly.
    public static Path directory() {
        return DIRECTORY;
    }

    /// The template of the Ostiary in the example's app.
    public static JsonNode auth() {
        return template("auth");
    }

    public static JsonNode shop() {
        return template(SHOP);
    }

    static Synthesis synthesis(String stack) {
        return new Synthesis(DIRECTORY, stack);
    }

    static JsonNode elsewhere() {
        return template("elsewhere");
    }

    static List<Resource> resources(JsonNode template) {
        return template.required("Resources").properties().stream()
                .map(entry -> new Resource(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Path synthesize() {
        return Synthesis.alone(() -> new Synthesis(make(), "shop")).directory();
    }

    private static Path make() {
        var app = ShopApp.app(Synthesis.CODE, CODE);
        new ShopStack(
                app,
                "elsewhere",
                OstiaryAuthorizer.fromArn(FOREIGN_AUTHORIZER),
                JwtAuthorizer.of(FOREIGN_ISSUER, FOREIGN_ISSUER),
                CODE);
        Aspects.of(app).add(AwsSolutionsChecks.Builder.create().build());
        return Path.of(app.synth().getDirectory());
    }

    private static JsonNode template(String stack) {
        try {
            return Synthesis.json(Files.readString(DIRECTORY.resolve(stack + ".template.json")));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

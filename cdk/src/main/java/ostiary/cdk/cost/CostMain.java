package ostiary.cdk.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The main class of `make cost`, and of `make cost-page`, which writes `docs/cost.md`, `docs/scale.md` and their plots
/// anew.
public final class CostMain {
    private static final String BEGIN = "<!-- make cost -->\n";
    private static final String END = "<!-- end -->\n";

    private CostMain() {}

    /// Takes a template, and for the page the folder `docs`.
    public static void main(String[] arguments) {
        try {
            var template = Files.readString(Path.of(arguments[0]));
            if (arguments.length == 1) {
                System.out.print(report(template, System.getenv()));
                return;
            }
            var docs = Path.of(arguments[1]);
            var page = docs.resolve("cost.md");
            Files.writeString(page, page(Files.readString(page), template));
            Files.writeString(docs.resolve("cost.svg"), plot(template));
            var scale = docs.resolve("scale.md");
            Files.writeString(scale, scalePage(Files.readString(scale), template));
            Files.writeString(docs.resolve("scale.svg"), scalePlot(template));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        } catch (IOException unreadable) {
            System.err.println("This can't be read, or is no template: " + unreadable.getMessage());
            System.exit(1);
        }
    }

    /// The text that `make cost` prints.
    ///
    /// @param template as CloudFormation gets it
    /// @param settings the environment: `MAU` and so on
    /// @throws IOException if it is no template
    public static String report(String template, Map<String, String> settings) throws IOException {
        return new CostReport(new Bill(Template.read(template), Traffic.of(settings))).text();
    }

    /// The plot of the page.
    public static String plot(String template) throws IOException {
        return new CostPlot(new Bill(Template.read(template), Traffic.DEFAULT)).svg();
    }

    /// The page as it should be: what is between its marks is what the command prints.
    public static String page(String page, String template) throws IOException {
        return between(page, report(template, Map.of()));
    }

    /// The page about growth as it should be.
    public static String scalePage(String page, String template) throws IOException {
        return between(page, new GrowthReport(new Bill(Template.read(template), Traffic.DEFAULT)).text());
    }

    /// The plot of that page.
    public static String scalePlot(String template) throws IOException {
        return new GrowthPlot(new Bill(Template.read(template), Traffic.DEFAULT)).svg();
    }

    private static String between(String page, String report) {
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        return page.substring(0, begin) + "\n" + report + "\n" + page.substring(page.indexOf(END));
    }
}

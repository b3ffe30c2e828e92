package ostiary.template;

import ostiary.cdk.AlarmsTo;
import ostiary.cdk.Ostiary;
import ostiary.cdk.OstiaryApp;
import ostiary.cdk.OstiaryProps;
import software.amazon.awscdk.Stack;

/// The template of a stack whose operators can search, synthesized once for all tests.
public final class SearchTemplate {
    public static final Synthesis SYNTHESIS = Synthesis.alone(SearchTemplate::synthesize);
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private SearchTemplate() {}

    private static Synthesis synthesize() {
        var app = OstiaryApp.app();
        var stack = new Stack(app, Synthesis.STACK);
        new Ostiary(
                        stack,
                        "Ostiary",
                        OstiaryProps.builder(Synthesis.MAIL_FROM)
                                .code(Synthesis.CODE)
                                .alarmsTo(AlarmsTo.of("ops@shop.example"))
                                .build())
                .search();
        return Synthesis.of(app, stack);
    }
}

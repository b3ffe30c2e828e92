package ostiary.template;

/// The template of a stack whose operators can search, synthesized once for all tests.
public final class SearchTemplate {
    public static final Synthesis SYNTHESIS = Synthesis.ofATeam(props -> props, (ostiary, _) -> ostiary.search());
    static final Template TEMPLATE = Template.of(SYNTHESIS);

    private SearchTemplate() {}
}

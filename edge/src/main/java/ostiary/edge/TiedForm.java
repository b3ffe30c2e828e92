package ostiary.edge;

import java.util.List;
import java.util.function.Function;
import ostiary.blueprint.Field;
import ostiary.edge.page.FailureKind;

/// The fields of a page's form, for whoever was given the page; others are told what to do.
final class TiedForm {
    private final ParameterReader reader;
    private final PageAnswers pages;

    TiedForm(List<Field> fields, PageAnswers pages) {
        this.reader = new ParameterReader(fields);
        this.pages = pages;
    }

    /// Handles a form that comes from a page of ours in this very browser.
    Response handle(Request request, Function<FieldValues, Response> action) {
        return switch (reader.body(request)) {
            case Reading.Refused _ -> pages.failure(request, FailureKind.UNREADABLE_REQUEST);
            case Reading.Read(var form) ->
                FormTie.holds(request, form) ? action.apply(form) : pages.failure(request, FailureKind.MISSING_COOKIE);
        };
    }
}

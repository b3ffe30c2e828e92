package ostiary.blueprint;

import static ostiary.blueprint.Field.required;

import java.util.List;
import java.util.stream.Stream;

/// A route of the function for pages.
public final class PageRoute {
    /// Front doors take little more in the line of a request.
    public static final int QUERY = 8192;

    /// The sign that this browser was given the page.
    static final Field FORM_TOKEN = required("form_token", 64, "The page's tie to the browser");

    private static final Field REQUEST = required("request", QUERY, "The query of the authorization request");

    private PageRoute() {}

    /// The fields of a form about an authorization request: those of each, and its own.
    static List<Field> form(Field... own) {
        return Stream.concat(Stream.of(REQUEST, FORM_TOKEN), Stream.of(own)).toList();
    }

    /// One that is open to anybody, as every page is.
    static Route page(
            HttpMethod method,
            String path,
            Throttle throttle,
            String summary,
            int status,
            String when,
            List<Field> fields) {
        return new Route(
                method,
                path,
                ServiceFunction.PAGES,
                new Access.Public(),
                throttle,
                summary,
                BodyEncoding.FORM,
                fields,
                Route.answers(status, when));
    }
}

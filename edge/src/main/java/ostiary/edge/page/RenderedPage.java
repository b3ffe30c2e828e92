package ostiary.edge.page;

import java.util.List;

/// A page as a browser gets it.
///
/// @param allowed directives of a Content Security Policy: what the page may load, run and post to. Without
///     `form-action` it may post to anybody, for browsers also apply that to the redirect to a client after a form
public record RenderedPage(String html, List<String> allowed) {
    /// Copies `allowed`.
    public RenderedPage {
        allowed = List.copyOf(allowed);
    }

    /// Leaves out the page, which can hold a code and somebody's name.
    @Override
    public String toString() {
        return "RenderedPage";
    }
}

package ostiary.adapters.pages;

import com.samskivert.mustache.Template;
import java.util.List;
import java.util.Map;
import ostiary.edge.page.RenderedPage;

/// A compiled template, and what a browser is to allow the pages made from it.
record PageTemplate(Template template, List<String> allowed) {
    RenderedPage render(Map<String, Object> values) {
        return new RenderedPage(template.execute(values), allowed);
    }
}

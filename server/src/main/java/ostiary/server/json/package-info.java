/// JSON as trees, for the pages and documents of the local server.
@NullMarked
package ostiary.server.json;

import org.jspecify.annotations.NullMarked;

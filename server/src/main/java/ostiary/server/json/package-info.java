/// JSON as trees, for what a server shows of its API.
@NullMarked
package ostiary.server.json;

import org.jspecify.annotations.NullMarked;

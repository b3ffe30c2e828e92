/// The front door of a server: HTTP on Jetty to the edge and back.
@NullMarked
package ostiary.server;

import org.jspecify.annotations.NullMarked;

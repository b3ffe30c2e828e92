/// The service as a container on AWS: its settings, its certificate, its health, and its end.
@NullMarked
package ostiary.server.container;

import org.jspecify.annotations.NullMarked;

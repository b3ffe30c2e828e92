/// The users and clients that a local service begins with.
@NullMarked
package ostiary.server.local.seed;

import org.jspecify.annotations.NullMarked;

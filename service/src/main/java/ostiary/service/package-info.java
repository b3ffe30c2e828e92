/// Where the edge, the core and the adapters meet: what is configured, and what stands behind each route.
@NullMarked
package ostiary.service;

import org.jspecify.annotations.NullMarked;

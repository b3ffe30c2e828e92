/// What tests of the core, and of its adapters, set up: a whole service in memory whose clock stands still.
@NullMarked
package ostiary.core.testing;

import org.jspecify.annotations.NullMarked;

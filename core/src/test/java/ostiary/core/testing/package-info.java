/// The setup of tests of the core, and of its adapters: a whole service in memory whose clock stands still.
@NullMarked
package ostiary.core.testing;

import org.jspecify.annotations.NullMarked;

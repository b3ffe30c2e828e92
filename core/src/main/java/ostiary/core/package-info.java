/// Exceptions and types shared by all packages of the core.
package ostiary.core;

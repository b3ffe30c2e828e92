/// What every part of the core shares.
package ostiary.core;

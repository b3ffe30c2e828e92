/// The rehearsal of a release: a synthetic user walks through the new versions before any real user does.
@org.jspecify.annotations.NullMarked
package ostiary.functions.rehearsal;

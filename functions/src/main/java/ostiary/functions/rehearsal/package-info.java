/// The rehearsal of a release: a user who is nobody goes through the new versions before any user does.
@org.jspecify.annotations.NullMarked
package ostiary.functions.rehearsal;

/// Readies a function for its snapshot: its whole work is done beforehand, on a stage.
@org.jspecify.annotations.NullMarked
package ostiary.functions.priming;

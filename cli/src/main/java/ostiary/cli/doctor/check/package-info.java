/// The doctor's checks: one class each, listed in [Checks], and all that they can find in [Symptom].
@org.jspecify.annotations.NullMarked
package ostiary.cli.doctor.check;

/// What the doctor looks at: one class a check, listed in [Checks], and all that they can find in [Symptom].
@org.jspecify.annotations.NullMarked
package ostiary.cli.doctor.check;

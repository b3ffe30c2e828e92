/// For a team's own function that hears of what happens to accounts: reads events, and keeps a copy right whatever
/// comes twice, late or broken. No client of AWS, and nothing else of Ostiary.
@org.jspecify.annotations.NullMarked
package ostiary.subscriber;

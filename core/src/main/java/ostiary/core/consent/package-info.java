/// The agreements of users to what clients of somebody else may have, and their withdrawal.
package ostiary.core.consent;

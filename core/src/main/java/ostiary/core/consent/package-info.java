/// What users have agreed to that clients of somebody else may have, and its withdrawal.
package ostiary.core.consent;

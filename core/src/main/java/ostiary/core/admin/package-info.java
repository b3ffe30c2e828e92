/// Operators' use cases for users.
package ostiary.core.admin;

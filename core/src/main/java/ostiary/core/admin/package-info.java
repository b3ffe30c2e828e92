/// What operators do to users.
package ostiary.core.admin;

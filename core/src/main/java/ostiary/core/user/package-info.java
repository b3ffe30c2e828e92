/// Users and their accounts.
package ostiary.core.user;

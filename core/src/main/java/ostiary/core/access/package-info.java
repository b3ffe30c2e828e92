/// Access tokens checked, and their revocation.
package ostiary.core.access;

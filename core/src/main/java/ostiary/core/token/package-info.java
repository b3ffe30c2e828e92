/// Access and refresh tokens.
package ostiary.core.token;

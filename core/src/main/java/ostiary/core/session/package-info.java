/// Logins: how one starts, goes on and ends.
package ostiary.core.session;

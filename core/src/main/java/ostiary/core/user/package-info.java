/// The people: their accounts and how one comes to be.
package ostiary.core.user;

/// Login against another identity source: linking its users to accounts and migrating their passwords.
package ostiary.core.upstream;

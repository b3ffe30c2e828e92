/// Who may do what with a token.
package ostiary.core.access;

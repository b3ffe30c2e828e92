/// How clients get tokens, and what becomes of them: the use cases of OAuth 2.0 (RFC 6749).
package ostiary.core.oauth;

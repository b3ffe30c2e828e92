/// The API as an OpenAPI document: derived from the declarations in `blueprint`, core and edge, and the shapes of
/// responses declared here.
@org.jspecify.annotations.NullMarked
package ostiary.server.local.openapi;

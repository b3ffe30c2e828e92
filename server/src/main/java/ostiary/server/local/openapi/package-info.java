/// The API as a document for tools: made from what `blueprint`, the core and the edge declare, and from the shape of
/// each answer, which stands here.
@org.jspecify.annotations.NullMarked
package ostiary.server.local.openapi;

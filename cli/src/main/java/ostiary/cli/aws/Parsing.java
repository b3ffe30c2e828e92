package ostiary.cli.aws;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/// Reads answers as [Tree]s, so that nobody else minds by which protocol they came.
final class Parsing {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

    /// The element of a list in XML.
    private static final String MEMBER = "member";

    private Parsing() {}

    /// @throws IOException if it is no JSON
    static Tree json(byte[] text) throws IOException {
        try (var parser = JSON.createParser(text)) {
            return parser.nextToken() == null ? Tree.NOTHING : value(parser);
        }
    }

    private static Tree value(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            return Tree.of(parser.getText());
        }
        Map<String, List<Tree>> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            fields.put(name, values(parser));
        }
        return new Tree("", fields);
    }

    private static List<Tree> values(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return List.of();
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return List.of(value(parser));
        }
        var values = new ArrayList<Tree>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            values.addAll(values(parser));
        }
        return values;
    }

    /// Refuses a document type, so that no entity leads anywhere.
    ///
    /// @throws IOException if it is no XML
    static Tree xml(byte[] text) throws IOException {
        try {
            var root = builder().parse(new ByteArrayInputStream(text)).getDocumentElement();
            return element(root);
        } catch (SAXException broken) {
            throw new IOException("no XML", broken);
        }
    }

    private static DocumentBuilder builder() {
        try {
            var factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(NO_DOCTYPE, true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setXIncludeAware(false);
            factory.setExpandEntityReferences(false);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            // The default one prints.
            builder.setErrorHandler(new DefaultHandler());
            return builder;
        } catch (ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Tree element(Element element) {
        Map<String, List<Tree>> fields = new LinkedHashMap<>();
        for (var child : children(element)) {
            var values = fields.computeIfAbsent(child.getLocalName(), _ -> new ArrayList<>());
            if (isList(child)) {
                children(child).forEach(member -> values.add(element(member)));
            } else if (child.hasChildNodes()) {
                values.add(element(child));
            }
        }
        return fields.isEmpty() ? Tree.of(element.getTextContent().strip()) : new Tree("", fields);
    }

    private static boolean isList(Element element) {
        var children = children(element);
        return !children.isEmpty()
                && children.stream().allMatch(child -> child.getLocalName().equals(MEMBER));
    }

    private static List<Element> children(Element element) {
        var children = new ArrayList<Element>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element one) {
                children.add(one);
            }
        }
        return children;
    }
}

package io.centralita.simulator.webhook;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// Reads XML that somebody else wrote: no document types, so no entities and no files.
public final class SafeXml {
  private SafeXml() {}

  /// The root of a document; throws when it is none.
  public static Element parse(String text) throws SAXException {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setXIncludeAware(false);
      factory.setExpandEntityReferences(false);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder.parse(new InputSource(new StringReader(text.strip()))).getDocumentElement();
    } catch (ParserConfigurationException | IOException problem) {
      throw new IllegalStateException("the XML parser of this Java does not work", problem);
    }
  }

  /// The elements right below one, in their order.
  public static List<Element> children(Element parent) {
    var found = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }
}

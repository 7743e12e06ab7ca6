package io.centralita.simulator.webhook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/// The messages in the answer to a webhook: `<Response><Message>…</Message></Response>`.
public final class TwiML {
  private TwiML() {}

  /// The replies in their order; none when the answer is empty or no TwiML.
  public static List<Reply> replies(String answer) {
    if (!answer.contains("<Message")) {
      return List.of();
    }
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      var document = builder.parse(new InputSource(new StringReader(answer)));
      return children(document.getDocumentElement(), "Message").stream().map(TwiML::reply).toList();
    } catch (SAXException _) {
      return List.of();
    } catch (ParserConfigurationException | java.io.IOException problem) {
      throw new IllegalStateException("the XML parser of this Java does not work", problem);
    }
  }

  private static Reply reply(Element message) {
    var bodies = children(message, "Body");
    var media = children(message, "Media").stream().map(Node::getTextContent).toList();
    var body =
        bodies.isEmpty() && media.isEmpty()
            ? message.getTextContent()
            : String.join("", bodies.stream().map(Node::getTextContent).toList());
    return new Reply(body.strip(), media.stream().map(String::strip).toList());
  }

  private static List<Element> children(Element parent, String name) {
    var found = new ArrayList<Element>();
    for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        found.add(element);
      }
    }
    return found;
  }

  /// A message to the person who wrote.
  public record Reply(String body, List<String> mediaUrls) {}
}

package io.centralita.simulator.webhook;

import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
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
      return children(SafeXml.parse(answer), "Message").stream().map(TwiML::reply).toList();
    } catch (SAXException _) {
      return List.of();
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
    return SafeXml.children(parent).stream()
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }

  /// A message to the person who wrote.
  public record Reply(String body, List<String> mediaUrls) {}
}

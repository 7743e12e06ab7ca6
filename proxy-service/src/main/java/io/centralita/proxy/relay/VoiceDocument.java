package io.centralita.proxy.relay;

import io.centralita.proxy.callback.Answer.Given;
import java.io.StringReader;
import java.util.Locale;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;

/// What an account's server answers about a call.
final class VoiceDocument {
  private VoiceDocument() {}

  /// Whether Twilio could read it: XML that is whole, and a `<Response>`. Nothing is fetched and no
  /// entity expanded.
  static boolean isOne(Given given) {
    if (!given.contentType().toLowerCase(Locale.ROOT).contains("xml")) {
      return false;
    }
    var factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      var xml = factory.createXMLStreamReader(new StringReader(given.body().strip()));
      xml.nextTag();
      boolean isResponse = xml.getLocalName().equals("Response");
      while (xml.hasNext()) {
        xml.next();
      }
      return isResponse;
    } catch (XMLStreamException _) {
      return false;
    }
  }
}

package io.centralita.gateway.twilio;

import java.util.LinkedHashMap;
import java.util.Map;

/// Forms as Twilio fills them in. Every person's number is `+51987654321`, so that a test can look
/// for its digits.
public final class Forms {
  public static final String PERSON = "+51987654321";
  public static final String DIGITS = "987654321";

  private Forms() {}

  public static Map<String, String> whatsapp(String sid, String to, String body) {
    var form = new LinkedHashMap<String, String>();
    form.put("SmsMessageSid", sid);
    form.put("NumMedia", "0");
    form.put("ProfileName", "Cliente 1");
    form.put("MessageType", "text");
    form.put("SmsSid", sid);
    form.put("WaId", PERSON.substring(1));
    form.put("SmsStatus", "received");
    form.put("Body", body);
    form.put("To", "whatsapp:" + to);
    form.put("NumSegments", "1");
    form.put("ReferralNumMedia", "0");
    form.put("MessageSid", sid);
    form.put("AccountSid", "AC00000000000000000000000000000000");
    form.put("From", "whatsapp:" + PERSON);
    form.put("ApiVersion", "2010-04-01");
    form.put(
        "ChannelMetadata",
        "{\"type\":\"whatsapp\",\"data\":{\"context\":{\"WaId\":\""
            + PERSON.substring(1)
            + "\"}}}");
    return form;
  }

  public static Map<String, String> sms(String sid, String to, String body) {
    var form = new LinkedHashMap<String, String>();
    form.put("ToCountry", "PE");
    form.put("ToState", "");
    form.put("SmsMessageSid", sid);
    form.put("NumMedia", "0");
    form.put("FromCountry", "PE");
    form.put("Body", body);
    form.put("To", to);
    form.put("MessageSid", sid);
    form.put("AccountSid", "AC00000000000000000000000000000000");
    form.put("From", PERSON);
    return form;
  }

  public static Map<String, String> receipt(String sid, String status) {
    var form = new LinkedHashMap<String, String>();
    form.put("SmsSid", sid);
    form.put("SmsStatus", status);
    form.put("MessageStatus", status);
    form.put("MessageSid", sid);
    form.put("To", "whatsapp:" + PERSON);
    form.put("From", "whatsapp:+5117000001");
    form.put("AccountSid", "AC00000000000000000000000000000000");
    return form;
  }

  public static Map<String, String> call(String sid, String from, String to) {
    var form = new LinkedHashMap<String, String>();
    form.put("AccountSid", "AC00000000000000000000000000000000");
    form.put("ApiVersion", "2010-04-01");
    form.put("CallSid", sid);
    form.put("CallStatus", "ringing");
    form.put("Called", to);
    form.put("Caller", from);
    form.put("Direction", "inbound");
    form.put("From", from);
    form.put("FromCountry", "PE");
    form.put("To", to);
    form.put("ToCountry", "PE");
    return form;
  }

  public static Map<String, String> with(Map<String, String> form, String... namesAndValues) {
    var more = new LinkedHashMap<>(form);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      more.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return more;
  }

  public static Map<String, String> without(Map<String, String> form, String name) {
    var less = new LinkedHashMap<>(form);
    less.remove(name);
    return less;
  }
}

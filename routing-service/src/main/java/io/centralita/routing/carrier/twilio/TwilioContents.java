package io.centralita.routing.carrier.twilio;

import com.twilio.http.TwilioRestClient;
import com.twilio.rest.content.v1.Content;
import com.twilio.rest.content.v1.Content.ContentCreateRequest;
import com.twilio.rest.content.v1.Content.QuickReplyAction;
import com.twilio.rest.content.v1.Content.QuickReplyActionType;
import com.twilio.rest.content.v1.Content.TwilioQuickReply;
import com.twilio.rest.content.v1.Content.TwilioText;
import com.twilio.rest.content.v1.Content.Types;
import com.twilio.rest.content.v1.ContentReader;
import io.centralita.routing.template.Templates;
import io.centralita.routing.template.Wording;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The templates as Twilio's Content API has them
/// (https://www.twilio.com/docs/content/content-api-resources): found by name or created, once for
/// each wording. While Twilio is away nothing fails; what needs a template waits.
@Component
class TwilioContents {
  private static final Logger log = LoggerFactory.getLogger(TwilioContents.class);
  private static final int PAGE = 500;

  private final TwilioRestClient client;
  private final ContentStore store;
  private final Templates templates;
  private final Map<String, String> sids = new ConcurrentHashMap<>();
  private volatile boolean complete;

  TwilioContents(TwilioRestClient client, ContentStore store, Templates templates) {
    this.client = client;
    this.store = store;
    this.templates = templates;
  }

  Optional<String> sid(Wording wording) {
    return Optional.ofNullable(sids.get(wording.contentName()));
  }

  /// Twilio does not know one of them any more: all are looked up again.
  void forget() {
    if (complete) {
      log.warn("Twilio misses a template; all are looked up again");
      complete = false;
      sids.clear();
      store.clear();
    }
  }

  /// One round of making Twilio know all templates; 0 when it does.
  int publish() {
    if (complete) {
      return 0;
    }
    sids.putAll(store.all());
    var missing =
        templates.wordings().filter(wording -> !sids.containsKey(wording.contentName())).toList();
    if (!missing.isEmpty()) {
      store.alone(() -> {
        var known = known();
        for (var wording : missing) {
          var name = wording.contentName();
          var sid = known.containsKey(name) ? known.get(name) : create(wording);
          store.add(name, sid);
          sids.put(name, sid);
        }
        log.info("Twilio knows {} more templates", missing.size());
      });
    }
    complete = templates.wordings().allMatch(wording -> sids.containsKey(wording.contentName()));
    return 0;
  }

  private Map<String, String> known() {
    var known = new HashMap<String, String>();
    for (var content : new ContentReader().setPageSize(PAGE).read(client)) {
      known.putIfAbsent(content.getFriendlyName(), content.getSid());
    }
    return known;
  }

  private String create(Wording wording) {
    var request =
        new ContentCreateRequest.Builder(wording.language().tag(), types(wording))
            .friendlyName(wording.contentName())
            .variables(samples(wording))
            .build();
    return Content.creator(request).create(client).getSid();
  }

  private static Types types(Wording wording) {
    if (!wording.hasButtons()) {
      return new Types.Builder()
          .twilioText(new TwilioText.Builder(wording.contentText()).build())
          .build();
    }
    var actions =
        wording.contentButtons().stream()
            .map(button ->
                new QuickReplyAction.Builder(button.title())
                    .type(QuickReplyActionType.QUICK_REPLY)
                    .id(button.payload())
                    .build())
            .toList();
    return new Types.Builder()
        .twilioQuickReply(new TwilioQuickReply.Builder(wording.contentText(), actions).build())
        .build();
  }

  /// Meta approves no template without a sample of each value.
  private static Map<String, String> samples(Wording wording) {
    var samples = new HashMap<String, String>();
    for (int i = 0; i < wording.variables().size(); i++) {
      samples.put(Integer.toString(i + 1), wording.variables().get(i));
    }
    return samples;
  }
}

package io.centralita.routing.carrier.meta;

import io.centralita.routing.carrier.CarrierHttp;
import io.centralita.routing.carrier.CarrierHttp.Answered;
import io.centralita.routing.template.Templates;
import io.centralita.routing.template.Wording;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Our templates in Meta's business account: looked up by name, created where they are not there.
/// Only what Meta has approved may be sent; the rest waits. Without a business account in the
/// settings nobody can look, and all are taken to be there.
@Component
class MetaTemplates {
  private static final Logger log = LoggerFactory.getLogger(MetaTemplates.class);
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String APPROVED = "APPROVED";
  private static final int PAGE = 250;

  private final CarrierHttp http;
  private final MetaSettings settings;
  private final Templates templates;
  private volatile Map<String, String> statuses = Map.of();
  private volatile boolean complete;

  MetaTemplates(CarrierHttp metaHttp, MetaSettings settings, Templates templates) {
    this.http = metaHttp;
    this.settings = settings;
    this.templates = templates;
  }

  boolean isApproved(Wording wording) {
    return !looksAfter() || APPROVED.equals(statuses.get(wording.contentName()));
  }

  /// Meta says that it does not know one, or will not send it now.
  void lookAgain() {
    complete = false;
  }

  private boolean looksAfter() {
    return settings.isConfigured() && !settings.businessAccount().isBlank();
  }

  /// One round of making Meta know all templates; always 0, as nothing can be hurried.
  int publish() {
    if (!looksAfter() || complete) {
      return 0;
    }
    var known = known();
    templates
        .wordings()
        .filter(wording -> !known.containsKey(wording.contentName()))
        .forEach(wording -> known.put(wording.contentName(), create(wording)));
    statuses = Map.copyOf(known);
    complete = templates.wordings().allMatch(this::isApproved);
    return 0;
  }

  private Map<String, String> known() {
    var known = new HashMap<String, String>();
    var next =
        settings.baseUrl()
            + "/"
            + settings.businessAccount()
            + "/message_templates?fields=name,status&limit="
            + PAGE;
    while (!next.isEmpty()) {
      var answer = http.get(URI.create(next), Meta.authorization(settings));
      if (!(answer instanceof Answered answered) || !answered.isSuccess()) {
        throw new IllegalStateException("Meta does not list the templates; asked again soon");
      }
      for (var template : answered.body().path("data")) {
        known.put(template.path("name").asString(""), template.path("status").asString(""));
      }
      next = answered.body().path("paging").path("next").asString("");
    }
    return known;
  }

  private String create(Wording wording) {
    var uri =
        URI.create(settings.baseUrl() + "/" + settings.businessAccount() + "/message_templates");
    var answer =
        http.post(
            uri,
            Meta.authorization(settings),
            JSON.writeValueAsBytes(MetaTemplate.definition(wording)));
    if (answer instanceof Answered answered && answered.isSuccess()) {
      return answered.body().path("status").asString("PENDING");
    }
    log.warn("Meta did not create the template {}; it is tried again", wording.contentName());
    throw new IllegalStateException("Meta created not all templates");
  }
}

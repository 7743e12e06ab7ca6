package io.centralita.audit.trail;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.audit.Story;
import io.centralita.audit.trail.AuditEvent.Actor;
import io.centralita.contracts.matching.LeadChange;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed;
import io.centralita.contracts.matching.LeadChange.CandidatesProposed.Candidate;
import io.centralita.contracts.matching.LeadChange.LeadAbandoned;
import io.centralita.contracts.matching.LeadChange.LeadCancelled;
import io.centralita.contracts.matching.LeadChange.LeadExhausted;
import io.centralita.contracts.matching.LeadChange.LeadOpened;
import io.centralita.contracts.matching.LeadChange.OfferAccepted;
import io.centralita.contracts.matching.LeadChange.OfferDeclined;
import io.centralita.contracts.matching.LeadChange.OfferExpired;
import io.centralita.contracts.proxy.SessionChange.InteractionRelayed;
import io.centralita.contracts.proxy.SessionChange.PoolExhausted;
import io.centralita.contracts.proxy.SessionChange.SessionClosed;
import io.centralita.contracts.proxy.SessionChange.Side;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.OfferId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ActionTest {
  private final Story story = new Story("actions");
  private final OfferId offer = new OfferId(story.send("offer").value());
  private final LinkId link = new LinkId(story.send("link").value());

  @Test
  void anAnswerIsTheProvidersADeadlineIsTheSystems() {
    var accepted =
        new OfferAccepted(story.lead, story.tenant, offer, story.providerId, story.at(1));
    var declined =
        new OfferDeclined(story.lead, story.tenant, offer, story.providerId, story.at(1));
    var expired = new OfferExpired(story.lead, story.tenant, offer, story.providerId, story.at(1));

    assertThat(line(accepted)).isEqualTo("provider offer-accepted accepted provider-answered");
    assertThat(line(declined)).isEqualTo("provider offer-declined declined provider-answered");
    assertThat(line(expired)).isEqualTo("system offer-expired expired no-answer-in-time");
    assertThat(Action.of(declined).actor()).isEqualTo(Actor.provider(story.providerId));
    assertThat(Action.of(expired).details())
        .isEqualTo(Map.of("offer", offer.toString(), "provider", story.providerId.toString()));
  }

  @Test
  void everyEndOfALeadSaysWhy() {
    assertThat(line(new LeadExhausted(story.lead, story.tenant, story.at(1))))
        .isEqualTo("system lead-exhausted exhausted nobody-left");
    assertThat(line(new LeadAbandoned(story.lead, story.tenant, story.at(1))))
        .isEqualTo("system lead-abandoned abandoned customer-silent");
    assertThat(line(new LeadCancelled(story.lead, story.tenant, story.at(1))))
        .isEqualTo("customer lead-cancelled cancelled customer-asked");
  }

  @Test
  void whatIsNotKnownYetIsLeftOut() {
    var opened =
        new LeadOpened(
            story.lead,
            story.tenant,
            "K7QX",
            story.customer,
            "Cliente 1",
            Story.MAIN,
            Language.SPANISH,
            "plumbing",
            null,
            story.at(1));

    assertThat(Action.of(opened).details())
        .isEqualTo(Map.of("code", "K7QX", "category", "plumbing"));
  }

  @Test
  void candidatesAreKeptWithTheirPlaceAndItsReason() {
    var proposed =
        new CandidatesProposed(
            story.lead,
            story.tenant,
            "plumbing",
            "150122",
            List.of(new Candidate(1, story.providerId, "Gasfitería El Faro", "rating 4.9")),
            story.at(1));

    assertThat(Action.of(proposed).details())
        .containsEntry("candidate1", story.providerId + " rating 4.9");
  }

  @Test
  void onProxyNumbersTheSideThatWroteIsTheActor() {
    var relayed =
        new InteractionRelayed(
            link, story.tenant, story.lead, Side.PROVIDER, story.send("relay"), story.at(1));

    assertThat(Action.of(relayed).actor().kind()).isEqualTo("provider");
    assertThat(
            Action.of(new SessionClosed(link, story.tenant, story.lead, "ended", story.at(1)))
                .why())
        .isEqualTo("ended");
    assertThat(Action.of(new PoolExhausted(story.tenant, null, story.at(1))).status())
        .isEqualTo("failed");
  }

  private static String line(LeadChange change) {
    var action = Action.of(change);
    return String.join(" ", action.actor().kind(), action.what(), action.status(), action.why());
  }
}

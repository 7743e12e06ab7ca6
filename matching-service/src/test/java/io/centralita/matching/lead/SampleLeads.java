package io.centralita.matching.lead;

import static java.util.stream.Collectors.toMap;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.matching.LeadChange.By;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.DisplayName;
import io.centralita.contracts.values.Language;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.GivenBack;
import io.centralita.matching.lead.Happening.TimePassed;
import io.centralita.matching.lead.Happening.WorkFinished;
import io.centralita.matching.lead.Happening.WorkRated;
import io.centralita.matching.lead.Happening.WorkStarted;
import io.centralita.matching.lead.LeadState.Asking;
import io.centralita.matching.lead.LeadState.Offering;
import io.centralita.matching.lead.LeadState.Open;
import io.centralita.matching.lead.LeadState.Taken;
import io.centralita.matching.lead.Progress.Given;
import io.centralita.matching.provider.Hindrance;
import io.centralita.matching.provider.Rating;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A lead in every state, reached the way that leads get there.
final class SampleLeads {
  static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
  static final Patience PATIENCE = new Patience(Duration.ofHours(1), Duration.ofMinutes(15));
  static final Address CUSTOMER = address("customer");
  static final List<Candidate> THREE = candidates(3);

  private SampleLeads() {}

  static Address address(String person) {
    return new Address(Channel.WHATSAPP, person, "sealed " + person, "hint " + person);
  }

  static List<Candidate> candidates(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(SampleLeads::candidate).toList();
  }

  static Candidate candidate(int position) {
    return new Candidate(
        position,
        provider(position),
        "Provider " + position,
        address("provider " + position),
        new Rating(new BigDecimal("4.5"), 10 * position),
        "because",
        null,
        null,
        null,
        null);
  }

  static ProviderId provider(int position) {
    return new ProviderId(EventIds.derived("sample provider", "" + position));
  }

  static Lead blank(@Nullable String category, @Nullable String district) {
    return new Lead(
        new LeadId(EventIds.derived("sample lead")),
        new TenantId("aliado"),
        "K7QX",
        new Customer(
            CUSTOMER,
            new DisplayName("Cliente 1"),
            new BusinessNumber("+5117000001"),
            Language.SPANISH),
        category,
        district,
        new Asking(NOON),
        List.of(),
        List.of(),
        NOON,
        Progress.NONE);
  }

  static Lead asking() {
    return LeadDecision.open(blank("plumbing", null), List.of(), PATIENCE, NOON).lead();
  }

  static Lead choosing() {
    return choosing(3);
  }

  static Lead choosing(int candidates) {
    return LeadDecision.open(blank("plumbing", "150122"), candidates(candidates), PATIENCE, NOON)
        .lead();
  }

  static Lead offering() {
    return after(choosing(), new Chosen(1, NOON));
  }

  static Lead assigned() {
    return after(offering(), new Accepted(open(offering()).id(), NOON));
  }

  static Lead exhausted() {
    var lead = offering();
    while (lead.state() instanceof Offering) {
      lead = after(lead, new Declined(open(lead).id(), NOON));
    }
    return lead;
  }

  static Lead abandoned() {
    var lead = choosing();
    return decide(lead, new TimePassed(), PATIENCE, ((Open) lead.state()).until()).lead();
  }

  /// Nobody has answered: the first was asked, and then the second is.
  static Lead passedOn() {
    return expired(offering());
  }

  /// Nobody has answered, and nobody is left.
  static Lead unanswered() {
    var lead = offering();
    while (lead.state() instanceof Offering) {
      lead = expired(lead);
    }
    return lead;
  }

  /// The second has it, after the first did not answer.
  static Lead goneToTheNext() {
    var lead = passedOn();
    return after(lead, new Accepted(open(lead).id(), NOON));
  }

  static Lead started() {
    var lead = assigned();
    return after(lead, new WorkStarted(job(lead), By.PROVIDER, NOON));
  }

  static Lead finished() {
    var lead = started();
    return after(lead, new WorkFinished(job(lead), By.PROVIDER, NOON));
  }

  static Lead rated() {
    var lead = finished();
    return after(lead, new WorkRated(job(lead), new Given(5, NOON)));
  }

  /// The first had it and could not; the second is asked.
  static Lead givenBack() {
    var lead = assigned();
    return after(lead, new GivenBack(job(lead)));
  }

  static OfferId job(Lead lead) {
    return ((Taken) lead.state()).offer();
  }

  private static Lead expired(Lead lead) {
    return decide(lead, new TimePassed(), PATIENCE, ((Open) lead.state()).until()).lead();
  }

  /// For a customer who has not asked for the same again.
  static Outcome decide(Lead lead, Happening happening, Patience patience, Instant now) {
    return LeadDecision.decide(lead, happening, patience, now, false, Map.of());
  }

  /// While some cannot take a job.
  ///
  /// @param hindered by position
  static Outcome decide(Lead lead, Happening happening, Map<Integer, Hindrance> hindered) {
    var byProvider =
        hindered.entrySet().stream()
            .collect(toMap(each -> provider(each.getKey()), Map.Entry::getValue));
    return LeadDecision.decide(lead, happening, PATIENCE, NOON, false, byProvider);
  }

  static Lead cancelled() {
    return after(offering(), new Cancelled());
  }

  static Lead after(Lead lead, Happening happening) {
    return decide(lead, happening, PATIENCE, NOON).lead();
  }

  static Offer open(Lead lead) {
    return lead.offer(((Offering) lead.state()).offer()).orElseThrow();
  }
}

package io.centralita.matching.message;

import static java.util.stream.Collectors.joining;

import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.OfferId;
import io.centralita.matching.lead.Happening;
import io.centralita.matching.lead.Happening.Accepted;
import io.centralita.matching.lead.Happening.AskedAfter;
import io.centralita.matching.lead.Happening.Cancelled;
import io.centralita.matching.lead.Happening.Chosen;
import io.centralita.matching.lead.Happening.Declined;
import io.centralita.matching.lead.Happening.OfferAskedAfter;
import io.centralita.matching.message.Reply.Answer;
import io.centralita.matching.message.Reply.Ask;
import io.centralita.matching.message.Reply.OnLead;
import io.centralita.matching.message.Reply.Silence;
import io.centralita.matching.message.Standing.Asked;
import io.centralita.matching.message.Standing.Offered;
import io.centralita.matching.question.OpenQuestion.Kind;
import io.centralita.matching.question.Which;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which lead or offer a short reply is about. One person may be customer and provider at once;
/// what they have going on says as which they speak.
///
/// What names its subject decides: the offer of a button, a code, a quoted message. A bare word is
/// about the one thing it can be about. Where there are several, they are asked which.
///
/// @param quoted the lead of the message that was quoted or tapped
/// @param saidAt when the gateway received the reply
record ReplyDecision(Standing standing, @Nullable LeadId quoted, Instant saidAt) {
  private static final int NO_CHOICE = 0;

  Reply accept(@Nullable String reference) {
    return answer(reference, Kind.ACCEPT, Accepted::new)
        .orElseGet(() -> acceptAsCustomer(reference));
  }

  Reply decline(@Nullable String reference) {
    return answer(reference, Kind.DECLINE, Declined::new)
        .orElseGet(() -> declineAsCustomer(reference));
  }

  private Optional<Reply> answer(
      @Nullable String reference, Kind kind, BiFunction<OfferId, Instant, Happening> happening) {
    var named = namedOffer(reference);
    if (named.isPresent()) {
      return named.map(offer -> answered(offer, happening));
    }
    if (reference != null && namedLead(reference).isEmpty()) {
      return Optional.of(whichOffer(kind).orElseGet(ReplyDecision::noOpenOffer));
    }
    if (namedLead(reference).isPresent()) {
      return Optional.empty();
    }
    // A second "OK", still on its way while the next offer goes out, is not meant for that one.
    var meant = standing.offers().stream().filter(offer -> offer.waitedAt(saidAt)).toList();
    return switch (meant.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(answered(meant.getFirst(), happening));
      default -> whichOf(kind, meant.stream());
    };
  }

  private Reply acceptAsCustomer(@Nullable String reference) {
    var lead = namedLead(reference).or(this::latestLead);
    if (lead.isEmpty()) {
      return repeatedOr(
          Accepted::new,
          standing.inVain().map(ReplyDecision::askedAfter).orElseGet(this::nothingToAccept));
    }
    if (lead.get().waitedForAChoiceAt(saidAt)) {
      return namedLead(reference)
          .map(named -> chosen(named, named.candidates() == 1 ? 1 : NO_CHOICE))
          .or(lists()::accept)
          .orElseGet(Silence::new);
    }
    return switch (lead.get().phase()) {
      case ASKING -> askedAfter(lead.get());
      case CHOOSING, OFFERING, ABANDONED, EXHAUSTED, TAKEN, ENDED -> new Silence();
    };
  }

  private Reply nothingToAccept() {
    return standing.leads().isEmpty() ? noOpenOffer() : new Silence();
  }

  private Reply declineAsCustomer(@Nullable String reference) {
    var lead = namedLead(reference).or(this::latestLead);
    if (lead.isEmpty()) {
      return repeatedOr(Declined::new, standing.leads().isEmpty() ? noOpenOffer() : new Silence());
    }
    return lead.get().waitedForAChoiceAt(saidAt)
        ? chosen(lead.get(), NO_CHOICE)
        : askedAfter(lead.get());
  }

  /// The one that goes on, or else the one that still did when the customer said something.
  private Optional<Asked> latestLead() {
    return standing.openLeads().findFirst().or(() -> lists().shown().stream().findFirst());
  }

  private OpenLists lists() {
    return OpenLists.of(standing, saidAt);
  }

  private Reply chosen(Asked lead, int position) {
    return new OnLead(lead.lead(), new Chosen(position, saidAt));
  }

  /// The last offer that ended a short while ago: late, or said twice.
  private Reply repeatedOr(BiFunction<OfferId, Instant, Happening> happening, Reply otherwise) {
    return standing.offers().stream()
        .filter(offer -> !offer.isOpen())
        .findFirst()
        .map(offer -> answered(offer, happening))
        .orElse(otherwise);
  }

  Reply choose(int position) {
    var named = namedLead(null);
    if (named.isPresent()) {
      return chosen(named.get(), position);
    }
    return lists()
        .choose(position)
        .or(() -> standing.openLeads().findFirst().map(ReplyDecision::askedAfter))
        .or(() -> onlyOpenOffer().map(ReplyDecision::shownAgain))
        .or(this::openOffers)
        .or(() -> standing.leads().stream().findFirst().map(ReplyDecision::askedAfter))
        .orElseGet(this::help);
  }

  /// Nobody knows what they mean, but something waits for them: they are shown it again.
  Reply unclear() {
    return namedOffer(null)
        .filter(Offered::isOpen)
        .or(this::onlyOpenOffer)
        .map(ReplyDecision::shownAgain)
        .or(this::openOffers)
        .or(() ->
            namedLead(null)
                .filter(Asked::isOpen)
                .or(() -> standing.openLeads().findFirst())
                .map(ReplyDecision::askedAfter))
        .or(() -> standing.taken().map(ReplyDecision::askedAfter))
        .or(() -> standing.accepted().map(ReplyDecision::shownAgain))
        .orElseGet(this::help);
  }

  private static Reply shownAgain(Offered offer) {
    return new OnLead(offer.lead(), new OfferAskedAfter(offer.offer()));
  }

  Reply cancel(@Nullable String reference) {
    var lead = namedLead(reference).or(() -> bare(reference));
    if (lead.isPresent()) {
      return new OnLead(lead.get().lead(), new Cancelled());
    }
    var several =
        reference == null ? new CancelDecision(standing).whichOpen() : Optional.<Reply>empty();
    if (several.isPresent()) {
      return several.get();
    }
    var offer = namedOffer(reference).or(this::onlyOpenOffer);
    return offer
        .map(one -> answered(one, Declined::new))
        .or(() -> whichOffer(Kind.DECLINE))
        .or(() -> standing.leads().stream().findFirst().map(last -> lastOne(last, reference)))
        .orElseGet(() -> reference == null ? repeatedOr(Declined::new, help()) : help());
  }

  /// A name that nobody knows takes nothing back.
  private static Reply lastOne(Asked lead, @Nullable String reference) {
    return reference == null ? new OnLead(lead.lead(), new Cancelled()) : askedAfter(lead);
  }

  private Optional<Asked> bare(@Nullable String reference) {
    var open = standing.openLeads().toList();
    return reference == null && open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
  }

  private Optional<Offered> onlyOpenOffer() {
    var open = standing.openOffers().toList();
    return open.size() == 1 ? Optional.of(open.getFirst()) : Optional.empty();
  }

  private Optional<Offered> namedOffer(@Nullable String reference) {
    return standing.offers().stream()
        .filter(offer ->
            reference == null
                ? offer.lead().equals(quoted)
                : isNamed(reference, offer.code(), offer.offer().toString()))
        .min(Comparator.comparing(offer -> !offer.isOpen()));
  }

  private Optional<Asked> namedLead(@Nullable String reference) {
    return standing.leads().stream()
        .filter(lead ->
            reference == null
                ? lead.lead().equals(quoted)
                : isNamed(reference, lead.code(), lead.lead().toString()))
        .min(Comparator.comparing(lead -> !lead.isOpen()));
  }

  private static boolean isNamed(String reference, String code, String id) {
    return reference.equalsIgnoreCase(code) || reference.equalsIgnoreCase(id);
  }

  private static Reply answered(
      Offered offer, BiFunction<OfferId, Instant, Happening> happening, Instant saidAt) {
    return new OnLead(offer.lead(), happening.apply(offer.offer(), saidAt));
  }

  private Reply answered(Offered offer, BiFunction<OfferId, Instant, Happening> happening) {
    return answered(offer, happening, saidAt);
  }

  private static Reply askedAfter(Asked lead) {
    return new OnLead(lead.lead(), new AskedAfter());
  }

  private Optional<Reply> whichOffer(Kind kind) {
    return whichOf(kind, standing.openOffers());
  }

  /// They said nothing yet that an answer could do.
  private Optional<Reply> openOffers() {
    return standing
        .openOffers()
        .findAny()
        .map(_ -> new Answer("which-offer", codes(standing.openOffers().toList())));
  }

  private static Optional<Reply> whichOf(Kind kind, Stream<Offered> offers) {
    var open = offers.toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Ask(
                new Which(
                    kind,
                    open.stream().map(offer -> offer.offer().toString()).toList(),
                    null,
                    "which-offer",
                    codes(open))));
  }

  private static Map<String, String> codes(List<Offered> offers) {
    return Map.of("codes", offers.stream().map(Offered::code).collect(joining(",")));
  }

  private static Reply noOpenOffer() {
    return new Answer("no-open-offer", Map.of());
  }

  private Reply help() {
    return new Answer(standing.offers().isEmpty() ? "help" : "help-provider", Map.of());
  }
}

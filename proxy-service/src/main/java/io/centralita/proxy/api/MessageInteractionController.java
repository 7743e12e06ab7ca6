package io.centralita.proxy.api;

import io.centralita.contracts.gateway.MessageContent.Media;
import io.centralita.contracts.routing.SendCommand.Body.Words;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.proxy.account.Account;
import io.centralita.proxy.callback.InteractionData;
import io.centralita.proxy.callback.StatusCallbacks;
import io.centralita.proxy.interaction.Interaction;
import io.centralita.proxy.interaction.Interaction.Leg;
import io.centralita.proxy.interaction.InteractionStore;
import io.centralita.proxy.link.Links;
import io.centralita.proxy.sending.Sends;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.session.Participant;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.sid.Cursor;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLConnection;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What the account itself writes to a participant, from the number that they know the other by:
/// <https://www.twilio.com/docs/proxy/api/message-interaction>.
@RestController
@RequestMapping(
    "/v1/Services/{service}/Sessions/{session}/Participants/{participant}/MessageInteractions")
class MessageInteractionController {
  private static final int LONGEST_BODY = 1_600;
  private static final int MOST_MEDIA = 10;

  private final Owned owned;
  private final InteractionStore interactions;
  private final InteractionData data;
  private final StatusCallbacks callbacks;
  private final Sends sends;
  private final Links links;
  private final TransactionTemplate transaction;
  private final Addresses addresses;
  private final Ids ids;
  private final InstantSource clock;

  MessageInteractionController(
      Owned owned,
      InteractionStore interactions,
      InteractionData data,
      StatusCallbacks callbacks,
      Sends sends,
      Links links,
      TransactionTemplate transaction,
      Addresses addresses,
      Ids ids,
      InstantSource clock) {
    this.owned = owned;
    this.interactions = interactions;
    this.data = data;
    this.callbacks = callbacks;
    this.sends = sends;
    this.links = links;
    this.transaction = transaction;
    this.addresses = addresses;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping
  Map<String, Object> list(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String participant,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var reader = owned.participant(found, participant);
    var place = Place.of(account, owner, found, addresses.services(request));
    var listing =
        Listing.of(
            place.session() + "/Participants/" + reader.sid() + "/MessageInteractions", request);
    return listing.answer(
        "interactions",
        interactions.writtenTo(found.id(), reader.id(), listing.after(), listing.limit()),
        interaction -> new Cursor(interaction.at(), interaction.id()),
        interaction -> shown(interaction, reader, place));
  }

  @GetMapping("/{sid}")
  Map<String, @Nullable Object> fetch(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String participant,
      @PathVariable String sid,
      ServerHttpRequest request) {
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var reader = owned.participant(found, participant);
    var interaction =
        interactions
            .find(found.id(), InteractionController.id(sid))
            .filter(known -> isFor(reader, known))
            .orElseThrow(Refusal::notFound);
    return shown(interaction, reader, Place.of(account, owner, found, addresses.services(request)));
  }

  @PostMapping
  Map<String, @Nullable Object> send(
      @AuthenticationPrincipal Account account,
      @PathVariable String service,
      @PathVariable String session,
      @PathVariable String participant,
      Form form,
      ServerHttpRequest request) {
    var words = words(form);
    var owner = owned.service(account, service);
    var found = owned.session(owner, session);
    var reader = owned.participant(found, participant);
    if (found.closed() != null || reader.deletedAt() != null) {
      throw Refusal.sessionClosed();
    }
    if (!found.terms().mode().takesMessages()) {
      throw Refusal.modeDoesNotFit();
    }
    var interaction =
        Objects.requireNonNull(transaction.execute(_ -> send(owner, found, reader, words)));
    return shown(interaction, reader, Place.of(account, owner, found, addresses.services(request)));
  }

  private Interaction send(Service service, Session session, Participant reader, Words words) {
    var id = ids.next();
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var interaction =
        new Interaction(
            id,
            session.id(),
            Interaction.Type.MESSAGE,
            null,
            null,
            new Leg(reader.id(), null, "queued"),
            null,
            service.keepsTexts() ? data.sealed(id, words.text()) : null,
            words.media().size(),
            now,
            now);
    interactions.add(interaction);
    sends.ask(
        new SendMessage(
            new SendId(id),
            session.tenant(),
            reader.address(),
            reader.number(),
            words,
            session.lead(),
            "proxy-api"));
    callbacks.changed(session.id(), id, null, "queued");
    links.find(session.id()).ifPresent(links::interacted);
    return interaction;
  }

  private static Words words(Form form) {
    var body = form.given("Body").orElse("");
    var media = form.all("MediaUrl").stream().map(MessageInteractionController::media).toList();
    if (body.isEmpty() && media.isEmpty()) {
      throw Refusal.missing("Body or MediaUrl");
    }
    if (body.length() > LONGEST_BODY) {
      throw Refusal.invalid("Body", "send at most " + LONGEST_BODY + " characters");
    }
    if (media.size() > MOST_MEDIA) {
      throw Refusal.invalid("MediaUrl", "send at most " + MOST_MEDIA);
    }
    return new Words(body, List.copyOf(media), null);
  }

  /// The carrier fetches it, and finds out what it is.
  private static Media media(String text) {
    try {
      var url = new URI(text);
      if ("https".equalsIgnoreCase(url.getScheme()) && url.getHost() != null) {
        return new Media(
            url,
            Objects.requireNonNullElse(
                URLConnection.guessContentTypeFromName(url.getPath()), "application/octet-stream"));
      }
    } catch (URISyntaxException _) {
      // Refused below.
    }
    throw Refusal.invalid("MediaUrl", "send an https URL");
  }

  private static boolean isFor(Participant reader, Interaction interaction) {
    var outbound = interaction.outbound();
    return interaction.from() == null
        && outbound != null
        && reader.id().equals(outbound.participant());
  }

  private Map<String, @Nullable Object> shown(
      Interaction interaction, Participant reader, Place place) {
    return InteractionView.toParticipant(interaction, reader.id(), place, data.of(interaction));
  }
}

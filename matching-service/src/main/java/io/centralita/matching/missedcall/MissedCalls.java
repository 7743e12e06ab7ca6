package io.centralita.matching.missedcall;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.CloudEvent;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.gateway.CallAnswer;
import io.centralita.contracts.gateway.CallChange;
import io.centralita.contracts.gateway.CallChange.Call;
import io.centralita.contracts.gateway.CallChange.CallEnded;
import io.centralita.contracts.gateway.CallChange.CallProgressed;
import io.centralita.contracts.gateway.CallChange.CallReceived;
import io.centralita.contracts.routing.SendCommand;
import io.centralita.contracts.routing.SendCommand.Body.Template;
import io.centralita.contracts.routing.SendCommand.SendMessage;
import io.centralita.contracts.values.SendId;
import io.centralita.kit.outbox.Outbox;
import io.centralita.matching.crop.PriceSettings;
import io.centralita.matching.crop.QuoteStore;
import io.centralita.matching.farmer.Farmer;
import io.centralita.matching.farmer.FarmerStore;
import io.centralita.matching.missedcall.PriceAnswer.Invitation;
import io.centralita.matching.missedcall.PriceAnswer.NoPrices;
import io.centralita.matching.missedcall.PriceAnswer.Prices;
import io.centralita.matching.missedcall.PriceAnswer.Silence;
import io.centralita.matching.settings.TenantSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Hears of calls that were not picked up because a message is the answer, and gives it.
@Component
public final class MissedCalls {
  private static final Logger log = LoggerFactory.getLogger(MissedCalls.class);
  private static final int FORGET_BATCH = 10_000;

  private final FarmerStore farmers;
  private final QuoteStore quotes;
  private final PriceAnswerStore answers;
  private final TenantSettings tenants;
  private final PriceSettings settings;
  private final Outbox outbox;
  private final InstantSource clock;
  private final MeterRegistry meters;

  MissedCalls(
      FarmerStore farmers,
      QuoteStore quotes,
      PriceAnswerStore answers,
      TenantSettings tenants,
      PriceSettings settings,
      Outbox outbox,
      InstantSource clock,
      MeterRegistry meters) {
    this.farmers = farmers;
    this.quotes = quotes;
    this.answers = answers;
    this.tenants = tenants;
    this.settings = settings;
    this.outbox = outbox;
    this.clock = clock;
    this.meters = meters;
  }

  public void on(CloudEvent<CallChange> event) {
    switch (event.data()) {
      case CallReceived(var call, var answer, var at) when answer == CallAnswer.REJECTED ->
          answer(call, at);
      case CallReceived _, CallProgressed _, CallEnded _ -> {}
    }
  }

  private void answer(Call call, Instant at) {
    var farmer = farmers.find(call.tenant(), call.from().ref());
    var now = LocalDateTime.ofInstant(clock.instant(), tenants.of(call.tenant()).timeZone());
    var today = now.toLocalDate();
    var known =
        farmer
            .map(one ->
                quotes.latest(
                    call.tenant(), one.crops(), today.minusDays(settings.lastDays()), today))
            .orElse(List.of());
    switch (PriceAnswer.of(farmer, known, today, now.toLocalTime())) {
      case Prices prices ->
          tell(
              call,
              at,
              farmer,
              prices.today() ? "crop-prices" : "crop-prices-earlier",
              Map.of("prices", PriceList.of(prices, today)));
      case NoPrices() -> tell(call, at, farmer, "crop-prices-none", Map.of());
      case Invitation() -> tell(call, at, farmer, "crop-prices-register", Map.of());
      case Silence(var why) -> keepSilent(call, why);
    }
  }

  private void tell(
      Call call, Instant at, Optional<Farmer> farmer, String template, Map<String, String> values) {
    if (!answers.take(call, template, at, at.plus(settings.quiet()))) {
      keepSilent(call, "just-answered");
      return;
    }
    count(template);
    var from = call.from();
    var to = new Address(Channel.SMS, from.ref(), from.sealed(), from.hint());
    var id = new SendId(EventIds.derived("missed-call", call.id().toString()));
    outbox.publish(
        Topics.SENDS,
        id.value(),
        SendCommand.orderKey(to, call.to()),
        new SendMessage(
            id,
            call.tenant(),
            to,
            call.to(),
            new Template(template, values),
            null,
            template,
            farmer.map(Farmer::language).orElse(null)));
  }

  private void keepSilent(Call call, String why) {
    count(why);
    log.info("Call {} is not answered by a message: {}", call.id(), why);
  }

  private void count(String answer) {
    meters.counter("centralita.missed.calls", "answer", answer).increment();
  }

  /// Returns how many answers were forgotten that keep nobody from the next one any more.
  public int forget() {
    return answers.forget(clock.instant().minus(settings.quiet()), FORGET_BATCH);
  }
}

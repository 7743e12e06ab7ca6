package io.centralita.simulator.number;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.message.Address;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Lists the business numbers, and adds one to or takes one from the account.
@RestController
@RequestMapping("/simulator/numbers")
class NumbersController {
  private final BusinessNumbers numbers;

  NumbersController(BusinessNumbers numbers) {
    this.numbers = numbers;
  }

  @GetMapping
  List<BusinessNumber> list() {
    return numbers.all();
  }

  @PutMapping("/{number}")
  BusinessNumber save(@PathVariable String number, @RequestBody NumberRequest request) {
    if (!Address.isNumber(number)) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "no E.164 number: " + number);
    }
    return numbers.save(
        new SimulatorSettings.Business(
            number,
            Objects.requireNonNullElse(request.name(), ""),
            Objects.requireNonNullElse(request.channels(), List.of("whatsapp", "sms")),
            request.webhookUrl(),
            request.fallbackUrl(),
            request.voiceUrl(),
            request.voiceFallbackUrl(),
            request.voiceStatusUrl(),
            Objects.requireNonNullElse(request.network(), "twilio"),
            Objects.requireNonNullElse(request.sender(), "")));
  }

  @DeleteMapping("/{number}")
  void release(@PathVariable String number) {
    if (!numbers.release(number)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no business number " + number);
    }
  }

  record NumberRequest(
      @Nullable String name,
      @Nullable List<String> channels,
      @Nullable String webhookUrl,
      @Nullable String fallbackUrl,
      @Nullable String voiceUrl,
      @Nullable String voiceFallbackUrl,
      @Nullable String voiceStatusUrl,
      @Nullable String network,
      @Nullable String sender) {}
}

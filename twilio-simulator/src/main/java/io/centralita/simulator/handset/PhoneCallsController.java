package io.centralita.simulator.handset;

import io.centralita.simulator.call.Call;
import io.centralita.simulator.call.Calls;
import io.centralita.simulator.call.Exchange;
import io.centralita.simulator.message.Address;
import io.centralita.simulator.number.BusinessNumbers;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// What people do with their phones when they call and are called, and the record of it.
@RestController
@RequestMapping("/simulator")
class PhoneCallsController {
  private final Exchange exchange;
  private final Calls calls;
  private final BusinessNumbers numbers;

  PhoneCallsController(Exchange exchange, Calls calls, BusinessNumbers numbers) {
    this.exchange = exchange;
    this.calls = calls;
    this.numbers = numbers;
  }

  @PostMapping("/phones/{number}/calls")
  @ResponseStatus(HttpStatus.CREATED)
  Call place(@PathVariable String number, @RequestBody CallRequest request) {
    if (!Address.isNumber(number)) {
      throw refused(HttpStatus.UNPROCESSABLE_CONTENT, "a phone without a number cannot call");
    }
    var business =
        numbers
            .find(String.valueOf(request.to()))
            .orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "no business number " + request.to()));
    return exchange
        .place(number, business)
        .orElseThrow(() -> refused(HttpStatus.CONFLICT, number + " is in a call already"));
  }

  @PostMapping("/phones/{number}/calls/{sid}/answer")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void answer(@PathVariable String number, @PathVariable String sid) {
    if (!exchange.pickUp(number, sid)) {
      throw refused(HttpStatus.CONFLICT, "this phone does not ring for " + sid);
    }
  }

  /// Ends a call, gives one up, or declines one.
  @PostMapping("/phones/{number}/calls/{sid}/hangup")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void hangUp(@PathVariable String number, @PathVariable String sid) {
    if (!exchange.hangUp(number, sid)) {
      throw refused(HttpStatus.CONFLICT, "this phone has nothing to hang up");
    }
  }

  /// Calls, newest first.
  ///
  /// @param phone a person's number
  /// @param going only those that are not over
  @GetMapping("/calls")
  List<Call> calls(
      @RequestParam Optional<String> phone,
      @RequestParam(defaultValue = "false") boolean going,
      @RequestParam(defaultValue = "1000") int limit) {
    return calls.newestFirst().stream()
        .filter(call -> phone.isEmpty() || call.person().equals(phone.get()))
        .filter(call -> !going || !call.status().over())
        .limit(limit)
        .toList();
  }

  @GetMapping("/calls/{sid}")
  Call call(@PathVariable String sid) {
    return calls.find(sid).orElseThrow(() -> refused(HttpStatus.NOT_FOUND, "no call " + sid));
  }

  private static ResponseStatusException refused(HttpStatus status, String reason) {
    return new ResponseStatusException(status, reason);
  }

  record CallRequest(String to) {}
}

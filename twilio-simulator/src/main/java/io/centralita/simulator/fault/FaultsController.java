package io.centralita.simulator.fault;

import io.centralita.simulator.feed.Feed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Shows, sets and takes away the faults.
@RestController
@RequestMapping("/simulator/faults")
class FaultsController {
  private final Faults faults;
  private final Feed feed;

  FaultsController(Faults faults, Feed feed) {
    this.faults = faults;
    this.feed = feed;
  }

  @GetMapping
  List<Faults.State> list() {
    return faults.inForce();
  }

  /// Puts these faults in the place of all others.
  @PutMapping
  List<Faults.State> replace(@RequestBody FaultPlan plan) {
    faults.replace(Objects.requireNonNullElse(plan.faults(), List.of()), plan.seed());
    return announced();
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  Faults.State add(@RequestBody Fault fault) {
    var added = faults.add(fault);
    announced();
    return added;
  }

  @DeleteMapping
  List<Faults.State> clear() {
    faults.replace(List.of(), null);
    return announced();
  }

  @DeleteMapping("/{id}")
  List<Faults.State> remove(@PathVariable String id) {
    if (!faults.remove(id)) {
      throw new ResponseStatusException(HttpStatus.NOT_FOUND, "no fault " + id);
    }
    return announced();
  }

  private List<Faults.State> announced() {
    var inForce = faults.inForce();
    feed.publish("faults", "", inForce);
    return inForce;
  }

  /// @param seed makes chance repeatable
  record FaultPlan(@Nullable List<Fault> faults, @Nullable Long seed) {}
}

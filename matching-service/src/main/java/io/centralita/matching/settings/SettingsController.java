package io.centralita.matching.settings;

import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// A tenant's settings over HTTP. Durations are ISO 8601's: `PT15M`.
@RestController
@RequestMapping("/settings")
final class SettingsController {
  private final SettingsStore store;
  private final TenantSettings settings;

  SettingsController(SettingsStore store, TenantSettings settings) {
    this.store = store;
    this.settings = settings;
  }

  /// What holds now, whoever decided it.
  record Answer(
      Duration chooseWithin,
      Duration answerWithin,
      Duration declinedFor,
      int offersAtOnce,
      int jobsAtOnce,
      Duration jobCountsFor,
      ZoneId timeZone) {
    static Answer of(Terms terms) {
      return new Answer(
          terms.chooseWithin(),
          terms.answerWithin(),
          terms.declinedFor(),
          terms.offersAtOnce(),
          terms.jobsAtOnce(),
          terms.jobCountsFor(),
          terms.timeZone());
    }
  }

  @GetMapping
  Answer read(@AuthenticationPrincipal Jwt token) {
    return Answer.of(settings.of(Caller.of(token, "settings:read").tenant()));
  }

  /// What is left out is as the service does it by itself.
  @PutMapping
  Answer change(@AuthenticationPrincipal Jwt token, @RequestBody Wishes wishes) {
    var caller = Caller.of(token, "settings:write");
    var problems = wishes.problems();
    if (!problems.isEmpty()) {
      throw problem(problems);
    }
    store.save(caller.tenant(), wishes);
    return Answer.of(settings.of(caller.tenant()));
  }

  private static ErrorResponseException problem(Map<String, String> problems) {
    var problem =
        Problem.detail(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "settings-invalid",
            "Nothing was changed; correct the fields that are listed");
    problem.setProperty("fields", problems);
    return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
  }
}

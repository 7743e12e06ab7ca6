package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import io.centralita.matching.page.PageSize;
import io.centralita.matching.provider.Directory.Result;
import io.centralita.matching.provider.ImportCheck.RowError;
import io.centralita.matching.provider.ProviderImport.Result.Imported;
import io.centralita.matching.provider.ProviderImport.Result.Wrong;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The directory over HTTP, with hints instead of numbers.
@RestController
@RequestMapping("/providers")
final class ProviderController {
  private final ProviderImport imports;
  private final Directory directory;
  private final DirectoryStore store;
  private final InstantSource clock;

  ProviderController(
      ProviderImport imports, Directory directory, DirectoryStore store, InstantSource clock) {
    this.imports = imports;
    this.directory = directory;
    this.store = store;
    this.clock = clock;
  }

  /// @param imported how many were added or changed
  record ImportAnswer(int imported) {}

  /// @param next the cursor of the page after this one; absent on the last
  record Page(List<ProviderAnswer> items, @Nullable String next) {}

  /// @param until when the pause ends by itself; absent: when it is ended
  record Pause(@Nullable Instant until) {}

  @PostMapping("/import")
  ImportAnswer take(
      @AuthenticationPrincipal Jwt token, @RequestBody List<@Nullable ProviderRow> rows) {
    return switch (imports.take(writer(token), rows)) {
      case Imported(int count) -> new ImportAnswer(count);
      case Wrong(var errors) ->
          throw wrong(
              "import-wrong",
              "Nothing was imported: " + errors.size() + " errors in the rows",
              errors);
    };
  }

  @GetMapping
  Page list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(required = false) @Nullable Boolean paused,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var tenant = Caller.of(token, "providers:read").tenant();
    int size = PageSize.of(limit);
    var found = store.page(tenant, category, district, paused, cursor, size);
    var last = found.size() < size ? null : found.getLast().externalId();
    return new Page(found.stream().map(ProviderAnswer::of).toList(), last);
  }

  @GetMapping("/{id}")
  ProviderAnswer one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    var tenant = Caller.of(token, "providers:read").tenant();
    return answer(store.find(tenant, new ProviderId(id)));
  }

  @PostMapping
  ResponseEntity<ProviderAnswer> create(
      @AuthenticationPrincipal Jwt token, @RequestBody ProviderRow row) {
    var created = answer(directory.create(writer(token), row));
    return ResponseEntity.created(URI.create("/providers/" + created.id())).body(created);
  }

  @PatchMapping("/{id}")
  ProviderAnswer change(
      @AuthenticationPrincipal Jwt token, @PathVariable UUID id, @RequestBody JsonNode patch) {
    return answer(directory.change(writer(token), new ProviderId(id), new ProviderPatch(patch)));
  }

  @PostMapping("/{id}/pause")
  ProviderAnswer pause(
      @AuthenticationPrincipal Jwt token,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Pause pause) {
    var until = pause == null ? null : pause.until();
    if (until != null && !until.isAfter(clock.instant())) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT, "pause-over", "A pause ends in the future");
    }
    return answer(directory.pause(writer(token), new ProviderId(id), until));
  }

  @PostMapping("/{id}/resume")
  ProviderAnswer resume(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return answer(directory.resume(writer(token), new ProviderId(id)));
  }

  /// What they have open goes on; nobody is proposed them any more.
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    answer(directory.remove(writer(token), new ProviderId(id)));
  }

  private static TenantId writer(Jwt token) {
    return Caller.of(token, "providers:write").tenant();
  }

  private static ProviderAnswer answer(Result result) {
    return switch (result) {
      case Result.Kept(var provider) -> ProviderAnswer.of(provider);
      case Result.Unknown() -> throw unknown();
      case Result.AlreadyThere() ->
          throw Problem.of(
              HttpStatus.CONFLICT,
              "provider-known",
              "There is a provider with this externalId; change that one");
      case Result.Wrong(var errors) ->
          throw wrong("provider-invalid", "Nothing was changed; correct what is listed", errors);
    };
  }

  private static ProviderAnswer answer(Optional<Provider> provider) {
    return ProviderAnswer.of(provider.orElseThrow(ProviderController::unknown));
  }

  private static ErrorResponseException unknown() {
    return Problem.of(HttpStatus.NOT_FOUND, "unknown-provider", "There is no such provider");
  }

  private static ErrorResponseException wrong(String code, String detail, List<RowError> errors) {
    var problem = Problem.detail(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    problem.setProperty("errors", errors);
    return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
  }
}

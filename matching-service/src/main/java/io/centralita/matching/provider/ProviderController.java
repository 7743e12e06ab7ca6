package io.centralita.matching.provider;

import io.centralita.contracts.values.ProviderId;
import io.centralita.kit.security.Caller;
import io.centralita.matching.provider.ProviderImport.Result.Imported;
import io.centralita.matching.provider.ProviderImport.Result.Wrong;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The directory over HTTP: import, and look-up with hints instead of numbers.
@RestController
@RequestMapping("/providers")
final class ProviderController {
  private static final int LARGEST_PAGE = 200;

  private final ProviderImport imports;
  private final ProviderStore store;

  ProviderController(ProviderImport imports, ProviderStore store) {
    this.imports = imports;
    this.store = store;
  }

  /// @param imported how many were added or changed
  record ImportAnswer(int imported) {}

  /// @param phone what people may see of it
  record ProviderAnswer(
      ProviderId id,
      String externalId,
      String name,
      String phone,
      String channel,
      String language,
      List<String> categories,
      List<String> districts,
      BigDecimal rating,
      int votes) {}

  /// @param next the cursor of the page after this one; absent on the last
  record Page(List<ProviderAnswer> items, @Nullable String next) {}

  @PostMapping("/import")
  ImportAnswer take(
      @AuthenticationPrincipal Jwt token, @RequestBody List<@Nullable ProviderRow> rows) {
    var caller = Caller.of(token, "providers:write");
    return switch (imports.take(caller.tenant(), rows)) {
      case Imported(int count) -> new ImportAnswer(count);
      case Wrong wrong -> throw problem(wrong);
    };
  }

  private static ErrorResponseException problem(Wrong wrong) {
    var problem =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.UNPROCESSABLE_CONTENT,
            "Nothing was imported: " + wrong.errors().size() + " errors in the rows");
    problem.setProperty("code", "import-wrong");
    problem.setProperty("errors", wrong.errors());
    return new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT, problem, null);
  }

  @GetMapping
  Page list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable String category,
      @RequestParam(required = false) @Nullable String district,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var caller = Caller.of(token, "providers:read");
    int size = Math.clamp(limit, 1, LARGEST_PAGE);
    var found = store.page(caller.tenant(), category, district, cursor, size);
    var last = found.size() < size ? null : found.getLast().externalId();
    return new Page(found.stream().map(ProviderController::answer).toList(), last);
  }

  private static ProviderAnswer answer(Provider provider) {
    return new ProviderAnswer(
        provider.id(),
        provider.externalId(),
        provider.name(),
        provider.address().hint(),
        provider.address().channel().name(),
        provider.language().tag(),
        provider.categories(),
        provider.districts(),
        provider.rating().stars(),
        provider.rating().votes());
  }
}

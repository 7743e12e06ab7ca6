package io.centralita.matching.farmer;

import io.centralita.contracts.address.AddressSealer;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import io.centralita.matching.crop.CropStore;
import io.centralita.matching.page.PageSize;
import io.centralita.matching.upload.RowErrors.RowError;
import io.centralita.matching.upload.Uploads;
import io.centralita.matching.upload.Uploads.Numbered;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// Farmers over HTTP: import, list with hints instead of numbers, remove.
@RestController
@RequestMapping("/farmers")
final class FarmerController {
  private final Uploads uploads;
  private final FarmerStore store;
  private final CropStore crops;
  private final AddressSealer sealer;

  FarmerController(Uploads uploads, FarmerStore store, CropStore crops, AddressSealer sealer) {
    this.uploads = uploads;
    this.store = store;
    this.crops = crops;
    this.sealer = sealer;
  }

  /// @param imported how many were added or changed
  record Imported(int imported) {}

  /// @param phone what people may see of it
  record FarmerAnswer(
      String externalId,
      String phone,
      String language,
      @Nullable String market,
      List<String> crops,
      boolean doNotDisturb,
      @Nullable LocalTime quietFrom,
      @Nullable LocalTime quietTo) {
    static FarmerAnswer of(Farmer farmer) {
      var quiet = farmer.quiet();
      return new FarmerAnswer(
          farmer.externalId(),
          farmer.address().hint(),
          farmer.language().tag(),
          farmer.market(),
          farmer.crops(),
          farmer.doNotDisturb(),
          quiet == null ? null : quiet.from(),
          quiet == null ? null : quiet.to());
    }
  }

  /// @param next the cursor of the page after this one; absent on the last
  record Page(List<FarmerAnswer> items, @Nullable String next) {}

  @PostMapping(
      path = "/import",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  Imported take(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody(required = false) Flux<DataBuffer> body) {
    var tenant = Caller.of(token, "farmers:write").tenant();
    var reading = new FarmerReading(crops.codes(tenant), sealer);
    return new Imported(uploads.take(type, body, reading, rows -> keep(tenant, rows)));
  }

  private List<RowError> keep(TenantId tenant, List<Numbered<Farmer>> rows) {
    var farmers = rows.stream().map(Numbered::value).toList();
    var taken = store.withSomebodyElsesAddress(tenant, farmers);
    if (taken.isEmpty()) {
      store.save(tenant, farmers);
    }
    return rows.stream()
        .filter(row -> taken.contains(row.value().externalId()))
        .map(row -> new RowError(row.row(), "phone", "taken"))
        .toList();
  }

  @GetMapping
  Page list(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    var tenant = Caller.of(token, "farmers:read").tenant();
    int size = PageSize.of(limit);
    var found = store.page(tenant, cursor, size);
    var last = found.size() < size ? null : found.getLast().externalId();
    return new Page(found.stream().map(FarmerAnswer::of).toList(), last);
  }

  @DeleteMapping("/{externalId}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@AuthenticationPrincipal Jwt token, @PathVariable String externalId) {
    var tenant = Caller.of(token, "farmers:write").tenant();
    if (!store.remove(tenant, externalId)) {
      throw Problem.of(HttpStatus.NOT_FOUND, "farmer-unknown", "There is no such farmer");
    }
  }
}

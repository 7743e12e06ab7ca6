package io.centralita.matching.crop;

import io.centralita.contracts.values.TenantId;
import io.centralita.kit.security.Caller;
import io.centralita.matching.settings.TenantSettings;
import io.centralita.matching.upload.Uploads;
import io.centralita.matching.upload.Uploads.Numbered;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// Crops and their prices over HTTP. Importing again changes what is there.
@RestController
final class CropController {
  private static final int LARGEST_PAGE = 1_000;

  private final Uploads uploads;
  private final CropStore crops;
  private final QuoteStore quotes;
  private final TenantSettings tenants;
  private final PriceSettings settings;
  private final InstantSource clock;

  CropController(
      Uploads uploads,
      CropStore crops,
      QuoteStore quotes,
      TenantSettings tenants,
      PriceSettings settings,
      InstantSource clock) {
    this.uploads = uploads;
    this.crops = crops;
    this.quotes = quotes;
    this.tenants = tenants;
    this.settings = settings;
    this.clock = clock;
  }

  /// @param imported how many were added or changed
  record Imported(int imported) {}

  record Crops(List<Crop> items) {}

  /// @param perKilogram in the currency
  record PriceAnswer(
      String crop, String market, LocalDate day, BigDecimal perKilogram, String currency) {
    static PriceAnswer of(Quote quote) {
      return new PriceAnswer(
          quote.crop().code(),
          quote.market(),
          quote.day(),
          quote.perKilogram().stripTrailingZeros(),
          quote.currency());
    }
  }

  record Prices(List<PriceAnswer> items) {}

  @PostMapping(
      path = "/crops/import",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  Imported importCrops(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody(required = false) Flux<DataBuffer> body) {
    var tenant = Caller.of(token, "prices:write").tenant();
    return new Imported(
        uploads.take(
            type,
            body,
            new CropReading(),
            rows -> {
              crops.save(tenant, rows.stream().map(Numbered::value).toList());
              return List.of();
            }));
  }

  @PostMapping(
      path = "/prices/import",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  Imported importPrices(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody(required = false) Flux<DataBuffer> body) {
    var tenant = Caller.of(token, "prices:write").tenant();
    var reading = new QuoteReading(crops.codes(tenant), today(tenant), settings.currency());
    return new Imported(
        uploads.take(
            type,
            body,
            reading,
            rows -> {
              quotes.save(tenant, rows.stream().map(Numbered::value).toList());
              return List.of();
            }));
  }

  @GetMapping("/crops")
  Crops crops(@AuthenticationPrincipal Jwt token) {
    return new Crops(crops.all(Caller.of(token, "prices:read").tenant()));
  }

  /// @param day today where nothing is said
  @GetMapping("/prices")
  Prices prices(
      @AuthenticationPrincipal Jwt token,
      @RequestParam(required = false) @Nullable String crop,
      @RequestParam(required = false) @Nullable LocalDate day) {
    var tenant = Caller.of(token, "prices:read").tenant();
    var found = quotes.of(tenant, crop, day == null ? today(tenant) : day, LARGEST_PAGE);
    return new Prices(found.stream().map(PriceAnswer::of).toList());
  }

  private LocalDate today(TenantId tenant) {
    return LocalDate.ofInstant(clock.instant(), tenants.of(tenant).timeZone());
  }
}

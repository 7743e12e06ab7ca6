package io.centralita.matching.catalogue;

import io.centralita.contracts.matching.CatalogueState.CategoryState;
import io.centralita.contracts.matching.CatalogueState.DistrictState;
import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import io.centralita.matching.catalogue.CatalogueFile.Read;
import io.centralita.matching.catalogue.Catalogues.Change;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A tenant's categories and districts over HTTP.
@RestController
@RequestMapping("/catalogue")
final class CatalogueController {
  private final Catalogues catalogues;

  CatalogueController(Catalogues catalogues) {
    this.catalogues = catalogues;
  }

  /// @param examples what people write when they need it
  record CategoryBody(
      @Nullable String spanishName, @Nullable String englishName, @Nullable List<String> examples) {
    CategoryState state(TenantId tenant, String code) {
      return new CategoryState(
          tenant,
          code,
          Objects.requireNonNullElse(spanishName, ""),
          Objects.requireNonNullElse(englishName, ""),
          Objects.requireNonNullElse(examples, List.of()));
    }
  }

  /// @param surrounding codes, nearest first; absent: those with the nearest centroids
  record DistrictBody(
      @Nullable String name,
      @Nullable Double latitude,
      @Nullable Double longitude,
      @Nullable List<String> aliases,
      @Nullable List<String> surrounding) {
    DistrictState state(TenantId tenant, String code) {
      return new DistrictState(
          tenant,
          code,
          Objects.requireNonNullElse(name, ""),
          Objects.requireNonNullElse(latitude, Double.NaN),
          Objects.requireNonNullElse(longitude, Double.NaN),
          Objects.requireNonNullElse(aliases, List.of()),
          surrounding);
    }
  }

  record Categories(List<CategoryState> items) {}

  record Districts(List<DistrictState> items) {}

  /// @param imported how many there are now
  record Imported(int imported) {}

  @GetMapping("/categories")
  Categories categories(@AuthenticationPrincipal Jwt token) {
    return new Categories(catalogues.categories(reader(token), null));
  }

  @GetMapping("/districts")
  Districts districts(@AuthenticationPrincipal Jwt token) {
    return new Districts(catalogues.districts(reader(token), null));
  }

  @PutMapping("/categories/{code}")
  CategoryState put(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String code,
      @RequestBody CategoryBody body) {
    var tenant = writer(token);
    var state = valid(() -> body.state(tenant, code));
    if (CatalogueFile.isReserved(state)) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT, "code-reserved", CatalogueFile.WHAT_IS_RESERVED);
    }
    done(catalogues.put(state));
    return state;
  }

  @PutMapping("/districts/{code}")
  DistrictState put(
      @AuthenticationPrincipal Jwt token,
      @PathVariable String code,
      @RequestBody DistrictBody body) {
    var tenant = writer(token);
    var state = valid(() -> body.state(tenant, code));
    done(catalogues.put(state));
    return state;
  }

  @DeleteMapping("/categories/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteCategory(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
    done(catalogues.deleteCategory(writer(token), code));
  }

  @DeleteMapping("/districts/{code}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteDistrict(@AuthenticationPrincipal Jwt token, @PathVariable String code) {
    done(catalogues.deleteDistrict(writer(token), code));
  }

  @PostMapping(path = "/categories/import", consumes = "text/csv")
  Imported importCategories(@AuthenticationPrincipal Jwt token, @RequestBody String csv) {
    var tenant = writer(token);
    var categories = readable(CatalogueFile.categories(tenant, csv));
    done(catalogues.replaceCategories(tenant, categories));
    return new Imported(categories.size());
  }

  @PostMapping(path = "/districts/import", consumes = "text/csv")
  Imported importDistricts(@AuthenticationPrincipal Jwt token, @RequestBody String csv) {
    var tenant = writer(token);
    var districts = readable(CatalogueFile.districts(tenant, csv));
    done(catalogues.replaceDistricts(tenant, districts));
    return new Imported(districts.size());
  }

  private static TenantId reader(Jwt token) {
    return Caller.of(token, "catalogue:read").tenant();
  }

  private static TenantId writer(Jwt token) {
    return Caller.of(token, "catalogue:write").tenant();
  }

  private static <T> T valid(Supplier<T> state) {
    try {
      return state.get();
    } catch (IllegalArgumentException _) {
      throw Problem.of(
          HttpStatus.UNPROCESSABLE_CONTENT, "catalogue-invalid", CatalogueFile.WHAT_IS_RIGHT);
    }
  }

  private static <T> List<T> readable(Read<T> read) {
    if (read.errors().isEmpty()) {
      return read.states();
    }
    throw refused(
        HttpStatus.UNPROCESSABLE_CONTENT,
        "import-wrong",
        "Nothing was imported; correct the rows that are listed",
        "errors",
        read.errors());
  }

  private static void done(Change change) {
    switch (change) {
      case Change.Done() -> {}
      case Change.InUse(var codes) ->
          throw refused(
              HttpStatus.CONFLICT,
              "in-use",
              "Providers work with these; change the providers first",
              "codes",
              codes);
      case Change.Unknown(var codes) ->
          throw refused(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "unknown-district",
              "Districts are listed as surrounding another and are not in the catalogue",
              "codes",
              codes);
    }
  }

  private static ErrorResponseException refused(
      HttpStatus status, String code, String detail, String name, Object listed) {
    var problem = Problem.detail(status, code, detail);
    problem.setProperty(name, listed);
    return new ErrorResponseException(status, problem, null);
  }
}

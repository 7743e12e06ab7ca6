package io.centralita.matching.provider;

import io.centralita.contracts.values.TenantId;
import io.centralita.kit.problem.Problem;
import io.centralita.kit.security.Caller;
import io.centralita.matching.page.PageSize;
import io.centralita.matching.provider.ImportCheck.RowError;
import io.centralita.matching.provider.ImportStore.Import;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;

/// Files of providers over HTTP.
@RestController
@RequestMapping("/imports")
final class ImportController {
  private static final int BUFFERS = 16;

  private final Imports imports;
  private final ImportStore store;

  ImportController(Imports imports, ImportStore store) {
    this.imports = imports;
    this.store = store;
  }

  /// @param errors the first thousand
  record ImportAnswer(Import progress, List<RowError> errors) {}

  record Latest(List<Import> items) {}

  /// The body is read as it comes, so it may be as long as it likes.
  @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  ResponseEntity<ImportAnswer> take(
      @AuthenticationPrincipal Jwt token,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody(required = false) Flux<DataBuffer> body) {
    return take(Caller.of(token, "providers:write").tenant(), null, type, body);
  }

  /// The same with an id of the caller's, who can look how far it is while it is uploaded.
  @PutMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  ResponseEntity<ImportAnswer> take(
      @AuthenticationPrincipal Jwt token,
      @PathVariable UUID id,
      @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
      @RequestBody(required = false) Flux<DataBuffer> body) {
    return take(Caller.of(token, "providers:write").tenant(), id, type, body);
  }

  private ResponseEntity<ImportAnswer> take(
      TenantId tenant, @Nullable UUID wish, MediaType type, Flux<DataBuffer> body) {
    try (var in = DataBufferUtils.subscriberInputStream(body, BUFFERS)) {
      var id =
          imports
              .take(tenant, wish, type, in)
              .orElseThrow(() ->
                  Problem.of(
                      HttpStatus.CONFLICT,
                      "import-known",
                      "There is an import with this id; choose another"));
      return ResponseEntity.accepted()
          .location(URI.create("/imports/" + id))
          .body(answer(tenant, id));
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  @GetMapping("/{id}")
  ImportAnswer one(@AuthenticationPrincipal Jwt token, @PathVariable UUID id) {
    return answer(Caller.of(token, "providers:read").tenant(), id);
  }

  /// Latest first, also those that are being read.
  @GetMapping
  Latest latest(@AuthenticationPrincipal Jwt token, @RequestParam(defaultValue = "50") int limit) {
    var tenant = Caller.of(token, "providers:read").tenant();
    return new Latest(store.latest(tenant, PageSize.of(limit)));
  }

  private ImportAnswer answer(TenantId tenant, UUID id) {
    var progress =
        store
            .find(tenant, id)
            .orElseThrow(() ->
                Problem.of(HttpStatus.NOT_FOUND, "unknown-import", "There is no such import"));
    return new ImportAnswer(progress, store.errors(id));
  }
}

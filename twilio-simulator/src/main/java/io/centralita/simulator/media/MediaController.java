package io.centralita.simulator.media;

import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// Serves files under Twilio's address and under a short one.
@RestController
class MediaController {
  private static final Set<String> SHOWN_IN_PAGES =
      Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg");

  private final MediaStore store;

  MediaController(MediaStore store) {
    this.store = store;
  }

  @GetMapping({
    "/simulator/media/{media}",
    "/2010-04-01/Accounts/{account}/Messages/{message}/Media/{media}"
  })
  ResponseEntity<byte[]> content(@PathVariable String media) {
    var file = store.find(media).orElseThrow(MediaController::gone);
    var content = store.content(file).orElseThrow(MediaController::gone);
    // What a stranger uploaded is never run as part of the page.
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .header(
            "Content-Disposition",
            SHOWN_IN_PAGES.contains(file.contentType()) ? "inline" : "attachment")
        .header("X-Content-Type-Options", "nosniff")
        .cacheControl(CacheControl.empty().cachePrivate().immutable())
        .body(content);
  }

  private static ResponseStatusException gone() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND, "no such file");
  }
}

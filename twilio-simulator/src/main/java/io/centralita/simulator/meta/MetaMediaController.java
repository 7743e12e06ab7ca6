package io.centralita.simulator.meta;

import io.centralita.simulator.media.MediaFile;
import io.centralita.simulator.media.MediaStore;
import io.centralita.simulator.media.PublicAddress;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;

/// What people send along over Meta: webhooks bring an id, the Graph API says for it where the file
/// is, and both want the token
/// (https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media).
@RestController
class MetaMediaController {
  private final MetaGuard guard;
  private final MediaStore store;
  private final PublicAddress address;

  MetaMediaController(MetaGuard guard, MediaStore store, PublicAddress address) {
    this.guard = guard;
    this.store = store;
    this.address = address;
  }

  @GetMapping("/{version:v\\d+\\.\\d+}/{media:ME[0-9a-f]{32}}")
  ResponseEntity<Object> description(@PathVariable String media, ServerWebExchange exchange) {
    return answer(media, exchange, this::described);
  }

  @GetMapping("/whatsapp_business/attachments/{media}")
  ResponseEntity<Object> content(@PathVariable String media, ServerWebExchange exchange) {
    return answer(media, exchange, MetaMediaController::whole);
  }

  private ResponseEntity<Object> answer(
      String media,
      ServerWebExchange exchange,
      BiFunction<MediaFile, byte[], ResponseEntity<Object>> answer) {
    if (!guard.admits(exchange)) {
      return MetaRefusal.TOKEN.answer();
    }
    return store
        .find(media)
        .flatMap(file -> store.content(file).map(content -> answer.apply(file, content)))
        .orElseGet(MetaRefusal.NO_SUCH_MEDIA::answer);
  }

  private ResponseEntity<Object> described(MediaFile file, byte[] content) {
    return ResponseEntity.ok(
        Map.of(
            "messaging_product",
            "whatsapp",
            "url",
            address.of("/whatsapp_business/attachments/" + file.id()),
            "mime_type",
            file.contentType(),
            "sha256",
            sha256(content),
            "file_size",
            content.length,
            "id",
            file.id()));
  }

  private static ResponseEntity<Object> whole(MediaFile file, byte[] content) {
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .header("Content-Disposition", "attachment")
        .header("X-Content-Type-Options", "nosniff")
        .body(content);
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}

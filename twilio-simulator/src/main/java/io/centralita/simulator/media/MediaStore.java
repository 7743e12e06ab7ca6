package io.centralita.simulator.media;

import io.centralita.simulator.SimulatorSettings;
import io.centralita.simulator.journal.Journal;
import io.centralita.simulator.message.Sids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Keeps files in the data folder, or, without one, the latest in memory.
@Component
public class MediaStore {
  private static final long MOST_BYTES_IN_MEMORY = 256L * 1024 * 1024;

  private final Map<String, MediaFile> files = new ConcurrentHashMap<>();
  private final Map<String, byte[]> memory = new LinkedHashMap<>();
  private final Optional<Path> folder;
  private final Journal journal;
  private final Sids sids;
  private long bytesInMemory;

  MediaStore(SimulatorSettings settings, Journal journal, Sids sids) {
    this.folder = Optional.ofNullable(settings.data()).map(data -> data.resolve("media"));
    this.journal = journal;
    this.sids = sids;
    journal.replay("media", MediaFile.class, this::remember);
  }

  public MediaFile save(byte[] content, String contentType) {
    var file = new MediaFile(sids.next("ME"), contentType);
    try {
      if (folder.isPresent()) {
        Files.createDirectories(folder.get());
        Files.write(folder.get().resolve(file.id()), content);
      } else {
        keepInMemory(file.id(), content);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot keep a file", problem);
    }
    remember(file);
    return file;
  }

  public Optional<MediaFile> find(String id) {
    return Optional.ofNullable(files.get(id));
  }

  /// What is in the file, or nothing when it is gone.
  public Optional<byte[]> content(MediaFile file) {
    if (folder.isEmpty()) {
      synchronized (memory) {
        return Optional.ofNullable(memory.get(file.id()));
      }
    }
    try {
      var path = folder.get().resolve(file.id());
      return Files.exists(path) ? Optional.of(Files.readAllBytes(path)) : Optional.empty();
    } catch (IOException problem) {
      throw new UncheckedIOException("cannot read a file", problem);
    }
  }

  private void remember(MediaFile file) {
    files.put(file.id(), file);
    journal.append("media", file);
  }

  private void keepInMemory(String id, byte[] content) {
    synchronized (memory) {
      memory.put(id, content);
      bytesInMemory += content.length;
      for (Iterator<byte[]> oldest = memory.values().iterator();
          bytesInMemory > MOST_BYTES_IN_MEMORY && oldest.hasNext(); ) {
        bytesInMemory -= oldest.next().length;
        oldest.remove();
      }
    }
  }
}

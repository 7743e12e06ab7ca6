package io.centralita.simulator.content;

import io.centralita.simulator.journal.Journal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// The account's templates.
@Component
public class Contents {
  private final Map<String, Content> contents = new ConcurrentHashMap<>();
  private final Journal journal;

  Contents(Journal journal) {
    this.journal = journal;
    journal.replay("content", Content.class, this::save);
  }

  public Optional<Content> find(String sid) {
    return Optional.ofNullable(contents.get(sid));
  }

  public List<Content> newestFirst() {
    return contents.values().stream()
        .sorted(Comparator.comparing(Content::createdAt).reversed().thenComparing(Content::sid))
        .toList();
  }

  public void save(Content content) {
    contents.put(content.sid(), content);
    journal.append("content", content);
  }

  public boolean delete(String sid) {
    return contents.remove(sid) != null;
  }
}

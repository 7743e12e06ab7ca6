package io.centralita.gateway.following;

import io.centralita.kit.following.Reading;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reading of a topic from its beginning, into a draft of the view and onto the disk. The view
/// changes over to it when it is complete; so an entry that was deleted and compacted away while
/// nobody read does not live on.
final class ViewReading<T> implements Reading<T> {
  private static final Logger log = LoggerFactory.getLogger(ViewReading.class);

  private final View<T> view;
  private final View.Draft<T> draft;
  private final ViewSaving saving;

  /// @param saving where all that is read is kept too
  ViewReading(View<T> view, ViewSaving saving) {
    this.view = view;
    this.draft = view.draft();
    this.saving = saving;
  }

  @Override
  public void record(ConsumerRecord<String, byte[]> record) {
    saving.add(record);
  }

  @Override
  public void put(T state) {
    draft.put(state);
  }

  @Override
  public void remove(String key) {
    draft.remove(key);
  }

  @Override
  public void complete(Instant asOf) {
    draft.become();
    view.knowledge().confirm(asOf);
    saving.complete(asOf);
    log.info("{} is read: {} entries", view.topic().name(), view.size());
  }

  @Override
  public void changed() {
    saving.flush();
  }

  @Override
  public void confirmed(Instant asOf) {
    view.knowledge().confirm(asOf);
    saving.mark(asOf);
  }

  /// What is kept on the disk has grown too much.
  @Override
  public boolean isOutgrown() {
    return saving.isOutgrown();
  }

  @Override
  public void close() {
    saving.close();
  }
}

package io.centralita.proxy.api;

import io.centralita.proxy.link.CloseReason;
import io.centralita.proxy.pool.NumberDirectory;
import io.centralita.proxy.service.Service;
import io.centralita.proxy.service.Services;
import io.centralita.proxy.session.Session;
import io.centralita.proxy.session.Sessions;
import io.centralita.proxy.sid.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends a service: its sessions, some at a time, then the service, then what was opened meanwhile.
/// Who is interrupted before the end begins again.
@Component
class ServiceEnding {
  private static final int BATCH = 100;

  private final Services services;
  private final Sessions sessions;
  private final NumberDirectory numbers;
  private final TransactionTemplate transaction;

  ServiceEnding(
      Services services,
      Sessions sessions,
      NumberDirectory numbers,
      TransactionTemplate transaction) {
    this.services = services;
    this.sessions = sessions;
    this.numbers = numbers;
    this.transaction = transaction;
  }

  void end(Service service) {
    closeAll(service);
    transaction.executeWithoutResult(_ -> {
      numbers.takeAllOut(service);
      if (!services.remove(service)) {
        throw Refusal.notFound();
      }
    });
    closeAll(service);
  }

  private void closeAll(Service service) {
    Cursor after = null;
    List<Session> some;
    do {
      some = close(service, after);
      after =
          some.isEmpty()
              ? null
              : new Cursor(some.getLast().createdAt(), some.getLast().id().value());
    } while (after != null);
  }

  private List<Session> close(Service service, @Nullable Cursor after) {
    var some = sessions.page(service, after, BATCH);
    transaction.executeWithoutResult(_ ->
        some.stream()
            .filter(session -> session.closed() == null)
            .forEach(session -> sessions.close(session, CloseReason.ENDED)));
    return some;
  }
}

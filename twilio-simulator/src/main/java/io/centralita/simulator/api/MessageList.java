package io.centralita.simulator.api;

import io.centralita.simulator.message.Message;
import io.centralita.simulator.message.Messages;
import java.util.List;
import java.util.function.Predicate;

/// A page of messages, newest first. A page is found again by the message it begins after, so that
/// new messages do not move it.
///
/// @param hasNext whether older messages follow
record MessageList(List<Message> messages, boolean hasNext) {
  private static final String OLDER_THAN = "PA";
  private static final String NEWER_THAN = "PB";

  static MessageList of(Messages store, MessageQuery query) {
    var token = query.pageToken();
    var anchor =
        token
            .filter(text -> text.length() > 2)
            .flatMap(text -> store.find(text.substring(2)))
            .map(Message::sequence);
    if (token.isPresent() && token.get().startsWith(NEWER_THAN) && anchor.isPresent()) {
      var page =
          store
              .after(query.from(), query.to(), anchor.get())
              .filter(fits(query))
              .limit(query.pageSize())
              .toList();
      return new MessageList(page.reversed(), true);
    }
    var found =
        store
            .before(query.from(), query.to(), anchor.orElse(Long.MAX_VALUE))
            .filter(fits(query))
            .limit(query.pageSize() + 1L)
            .toList();
    var hasNext = found.size() > query.pageSize();
    return new MessageList(hasNext ? found.subList(0, query.pageSize()) : found, hasNext);
  }

  String nextToken() {
    return OLDER_THAN + messages.getLast().sid();
  }

  String previousToken() {
    return NEWER_THAN + messages.getFirst().sid();
  }

  private static Predicate<Message> fits(MessageQuery query) {
    return message -> {
      var sent = message.createdAt();
      return query.sentOn().map(span -> span.contains(sent)).orElse(true)
          && query.sentBefore().map(span -> sent.isBefore(span.end())).orElse(true)
          && query.sentAfter().map(span -> !sent.isBefore(span.start())).orElse(true);
    };
  }
}

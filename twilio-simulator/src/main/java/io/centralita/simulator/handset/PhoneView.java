package io.centralita.simulator.handset;

import io.centralita.simulator.call.Call;
import io.centralita.simulator.message.Channel;
import io.centralita.simulator.message.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A phone as its owner sees it.
///
/// @param chats the one with the latest message first
/// @param calls the latest first
record PhoneView(
    String number,
    String name,
    String kind,
    String language,
    int unread,
    List<ChatView> chats,
    List<Call> calls) {

  /// A chat with a business number.
  ///
  /// @param name what the phone calls the business
  /// @param windowClosesAt until when the business may write freely (WhatsApp)
  /// @param messages oldest first
  record ChatView(
      String business,
      String name,
      Channel channel,
      int unread,
      @Nullable Instant windowClosesAt,
      List<Message> messages) {}

  /// A phone in a list.
  ///
  /// @param lastMessage the latest that it shows
  record Line(
      String number,
      String name,
      String kind,
      String language,
      int unread,
      @Nullable Message lastMessage) {}
}

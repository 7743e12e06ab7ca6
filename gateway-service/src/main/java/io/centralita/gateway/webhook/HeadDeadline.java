package io.centralita.gateway.webhook;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Ends a connection whose request's head does not come to an end: who sends a byte now and then is
/// never idle. Stands before the codec and sees bytes; [Heads] behind it says when a head was
/// whole.
///
/// The server's own request time-out begins only then.
final class HeadDeadline extends ChannelInboundHandlerAdapter {
  private static final byte[] TIMED_OUT =
      "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);

  private final Duration patience;
  private @Nullable ScheduledFuture<?> deadline;
  private boolean withinRequest;

  HeadDeadline(Duration patience) {
    this.patience = patience;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    begin(context);
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    if (!withinRequest) {
      begin(context);
    }
    context.fireChannelRead(bytes);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    context.fireChannelInactive();
  }

  private void begin(ChannelHandlerContext context) {
    if (deadline == null) {
      deadline =
          context
              .executor()
              .schedule(
                  () -> {
                    context
                        .writeAndFlush(Unpooled.wrappedBuffer(TIMED_OUT))
                        .addListener(ChannelFutureListener.CLOSE);
                  },
                  patience.toMillis(),
                  TimeUnit.MILLISECONDS);
    }
  }

  private void end() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }

  Heads heads() {
    return new Heads();
  }

  final class Heads extends ChannelInboundHandlerAdapter {

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      if (message instanceof HttpRequest) {
        withinRequest = true;
        end();
      }
      if (message instanceof LastHttpContent) {
        withinRequest = false;
      }
      context.fireChannelRead(message);
    }
  }
}

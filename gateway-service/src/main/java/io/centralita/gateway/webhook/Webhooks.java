package io.centralita.gateway.webhook;

import java.util.List;

/// All webhooks of one carrier.
public interface Webhooks {
  List<? extends Webhook> webhooks();
}

package io.centralita.routing.sending;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when there is something to send.
@Component
class DispatchBell extends Bell {}

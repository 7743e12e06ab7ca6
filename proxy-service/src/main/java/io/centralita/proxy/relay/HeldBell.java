package io.centralita.proxy.relay;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when a message is held.
@Component
class HeldBell extends Bell {}

package io.centralita.proxy.callback;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when there is a callback to make.
@Component
class CallbackBell extends Bell {}

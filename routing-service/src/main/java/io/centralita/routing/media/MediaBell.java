package io.centralita.routing.media;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when somebody has sent something, or a hand is free again.
@Component
class MediaBell extends Bell {}

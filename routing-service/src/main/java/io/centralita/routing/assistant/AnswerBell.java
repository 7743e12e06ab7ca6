package io.centralita.routing.assistant;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when somebody asks.
@Component
class AnswerBell extends Bell {}

package io.centralita.matching.provider;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when something in the directory has changed and others are to be told.
@Component
public final class NewsBell extends Bell {
  NewsBell() {}
}

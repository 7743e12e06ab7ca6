package io.centralita.matching.provider;

import io.centralita.kit.loop.Bell;
import org.springframework.stereotype.Component;

/// Rung when a file of providers was read and waits to be merged.
@Component
public final class ImportBell extends Bell {
  ImportBell() {}
}

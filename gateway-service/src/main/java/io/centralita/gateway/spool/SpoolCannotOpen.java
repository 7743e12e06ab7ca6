package io.centralita.gateway.spool;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says what to do when the spool cannot be opened.
final class SpoolCannotOpen extends AbstractFailureAnalyzer<SpoolUnusable> {

  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, SpoolUnusable cause) {
    return new FailureAnalysis(
        cause.getMessage(),
        "Set SPOOL_FOLDER to a folder on a disk that outlives the process and that it may write to.",
        cause);
  }
}

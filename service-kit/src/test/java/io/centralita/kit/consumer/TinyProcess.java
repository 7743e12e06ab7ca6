package io.centralita.kit.consumer;

import io.centralita.kit.tiny.TinyService;
import org.springframework.boot.SpringApplication;

/// The tiny service as a process of its own.
final class TinyProcess {
  private TinyProcess() {}

  public static void main(String[] arguments) {
    SpringApplication.run(TinyService.class, arguments);
  }
}

package io.centralita.audit;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Keeps the message log and the trail of business actions, and answers questions about them.
@SpringBootApplication
public class AuditService {

  /// Runs it alone; `audit-service.yml` lists the settings.
  public static void main(String[] arguments) {
    System.setProperty("spring.config.name", "audit-service");
    SpringApplication.run(AuditService.class, arguments);
  }
}

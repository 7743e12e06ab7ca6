package io.centralita.proxy.contact;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What is done about each way to reach somebody.
///
/// @param policies a kind without one is masked
@ConfigurationProperties("centralita.contacts")
public record ContactSettings(Map<ContactKind, ContactPolicy> policies) {
  public ContactSettings {
    policies = policies == null ? Map.of() : Map.copyOf(policies);
  }

  /// These, and where others are said, those.
  public ContactSettings with(Map<ContactKind, ContactPolicy> others) {
    if (others.isEmpty()) {
      return this;
    }
    var both = new EnumMap<ContactKind, ContactPolicy>(ContactKind.class);
    both.putAll(policies);
    both.putAll(others);
    return new ContactSettings(both);
  }

  ContactPolicy policy(ContactKind kind) {
    return policies.getOrDefault(kind, ContactPolicy.MASK);
  }
}

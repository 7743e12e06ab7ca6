package io.centralita.fleet;

import java.net.URI;
import org.springframework.context.ConfigurableApplicationContext;

/// A member that has started.
///
/// @param name of its module
/// @param url where it answers
/// @param context its Spring context
public record RunningMember(String name, URI url, ConfigurableApplicationContext context) {}

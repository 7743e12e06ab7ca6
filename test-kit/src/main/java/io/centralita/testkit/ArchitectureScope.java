package io.centralita.testkit;

import java.util.Set;

/// What the architecture rules apply to, and where a module has reason to differ.
///
/// @param root the module's package; each package below it is a feature
/// @param stores simple names of classes that may speak SQL although they are not called `…Store`
/// @param decisions simple names of the classes that decide: values in, a result out
/// @param sources simple names of classes that may read the real clock or make random ids
/// @param names simple names that may end in a word that says nothing
/// @param neighbours packages of other modules that this one is there to bring together
public record ArchitectureScope(
    String root,
    Set<String> stores,
    Set<String> decisions,
    Set<String> sources,
    Set<String> names,
    Set<String> neighbours) {

  public ArchitectureScope {
    stores = Set.copyOf(stores);
    decisions = Set.copyOf(decisions);
    sources = Set.copyOf(sources);
    names = Set.copyOf(names);
    neighbours = Set.copyOf(neighbours);
  }

  public static ArchitectureScope of(String root) {
    return new ArchitectureScope(root, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());
  }

  public ArchitectureScope withStores(String... simpleNames) {
    return new ArchitectureScope(root, Set.of(simpleNames), decisions, sources, names, neighbours);
  }

  public ArchitectureScope withDecisions(String... simpleNames) {
    return new ArchitectureScope(root, stores, Set.of(simpleNames), sources, names, neighbours);
  }

  public ArchitectureScope withSources(String... simpleNames) {
    return new ArchitectureScope(root, stores, decisions, Set.of(simpleNames), names, neighbours);
  }

  public ArchitectureScope withNames(String... simpleNames) {
    return new ArchitectureScope(root, stores, decisions, sources, Set.of(simpleNames), neighbours);
  }

  public ArchitectureScope withNeighbours(String... packages) {
    return new ArchitectureScope(root, stores, decisions, sources, names, Set.of(packages));
  }
}

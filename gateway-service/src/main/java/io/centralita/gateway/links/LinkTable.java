package io.centralita.gateway.links;

import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/// Links by their id and by either person with the number. Written by one thread, asked by many.
///
/// A person meets a number once at a time, but the records of two links come from two partitions:
/// the newer may be here before the older has gone. So both are kept, and the newer is found.
final class LinkTable {
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Slots<KeptLink> byId = new Slots<>(KeptLink::hashOfId);
  private final Slots<KeptLink> byCustomer = new Slots<>(KeptLink::hashOfCustomer);
  private final Slots<KeptLink> byProvider = new Slots<>(KeptLink::hashOfProvider);

  void put(LinkOpened opened) {
    var link = new KeptLink(opened);
    lock.writeLock().lock();
    try {
      drop(opened.link());
      byId.add(link);
      byCustomer.add(link);
      byProvider.add(link);
    } finally {
      lock.writeLock().unlock();
    }
  }

  void remove(LinkId id) {
    lock.writeLock().lock();
    try {
      drop(id);
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void drop(LinkId id) {
    var link = byId.find(KeptLink.hash(id), kept -> kept.is(id), KeptLink::isNewerThan);
    if (link != null) {
      byId.remove(link);
      byCustomer.remove(link);
      byProvider.remove(link);
    }
  }

  Optional<Counterpart> find(Ref person, BusinessNumber over) {
    long hash = KeptLink.hash(person, over);
    lock.readLock().lock();
    try {
      var asCustomer =
          byCustomer.find(hash, kept -> kept.isOfCustomer(person, over), KeptLink::isNewerThan);
      var asProvider =
          byProvider.find(hash, kept -> kept.isOfProvider(person, over), KeptLink::isNewerThan);
      return Optional.ofNullable(newer(asCustomer, asProvider));
    } finally {
      lock.readLock().unlock();
    }
  }

  private static @Nullable Counterpart newer(
      @Nullable KeptLink asCustomer, @Nullable KeptLink asProvider) {
    if (asCustomer == null) {
      return asProvider == null ? null : asProvider.customer();
    }
    return asProvider == null || asCustomer.isNewerThan(asProvider)
        ? asCustomer.provider()
        : asProvider.customer();
  }

  int size() {
    lock.readLock().lock();
    try {
      return byId.size();
    } finally {
      lock.readLock().unlock();
    }
  }
}

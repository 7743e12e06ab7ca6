package io.centralita.gateway.links;

import io.centralita.contracts.Topics;
import io.centralita.contracts.address.Address;
import io.centralita.contracts.event.Topic;
import io.centralita.contracts.proxy.LinkState;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LinkId;
import io.centralita.gateway.following.Knowledge;
import io.centralita.gateway.following.View;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Every open link, as last heard.
@Component
public class LinkDirectory implements View<LinkState> {
  private volatile LinkTable links = new LinkTable();
  private final Knowledge knowledge = new Knowledge();

  /// The link of a person over a proxy number. It may have expired: its end is a record of its own,
  /// which comes later.
  public Optional<Counterpart> find(Address person, BusinessNumber number) {
    return links.find(Ref.of(person.ref()), number);
  }

  @Override
  public Topic<LinkState> topic() {
    return Topics.LINKS;
  }

  @Override
  public Knowledge knowledge() {
    return knowledge;
  }

  @Override
  public boolean mayBeMissing() {
    return true;
  }

  @Override
  public int size() {
    return links.size();
  }

  @Override
  public Draft<LinkState> draft() {
    return new LinkDraft();
  }

  private final class LinkDraft implements Draft<LinkState> {
    private final LinkTable all = new LinkTable();

    @Override
    public void put(LinkState state) {
      switch (state) {
        case LinkOpened opened -> all.put(opened);
      }
    }

    @Override
    public void remove(String key) {
      all.remove(LinkId.of(key));
    }

    @Override
    public void become() {
      links = all;
      knowledge.complete();
    }

    @Override
    public void standIn(Instant asOf) {
      links = all;
      knowledge.standIn(asOf);
    }
  }
}

package io.centralita.gateway.links;

import static org.assertj.core.api.Assertions.assertThat;

import io.centralita.contracts.address.Address;
import io.centralita.contracts.address.Channel;
import io.centralita.contracts.event.EventIds;
import io.centralita.contracts.proxy.LinkState.LinkOpened;
import io.centralita.contracts.values.BusinessNumber;
import io.centralita.contracts.values.LeadId;
import io.centralita.contracts.values.LinkId;
import io.centralita.contracts.values.TenantId;
import io.centralita.gateway.Links;
import io.centralita.gateway.Numbers;
import java.lang.management.ManagementFactory;
import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What a million links weigh; the README states it.
class LinkMemoryIT {
  private static final int LINKS = 1_000_000;
  private static final LinkOpened SAMPLE =
      Links.link("pair", "+51987654321", "+51912345678", Numbers.PROXY);

  private final Random random = new Random(7);

  @Test
  void aMillionLinksWeighAQuarterOfAGigabyteAtMost() {
    var directory = new LinkDirectory();
    var draft = directory.draft();
    var lead = new LeadId(EventIds.derived("lead"));
    long before = used();

    for (int i = 0; i < LINKS; i++) {
      draft.put(
          new LinkOpened(
              new LinkId(new UUID(random.nextLong(), random.nextLong())),
              new TenantId("aliado"),
              lead,
              new BusinessNumber(Numbers.PROXY),
              person(),
              person(),
              Links.OPENED,
              Links.OPENED.plusSeconds(7_200)));
    }
    draft.become();
    long bytes = (used() - before) / LINKS;

    System.out.println("A link weighs " + bytes + " bytes where there are " + LINKS);
    assertThat(directory.size()).isEqualTo(LINKS);
    assertThat(bytes).isBetween(150L, 256L);
  }

  /// Somebody, with a seal as long as a real one.
  private Address person() {
    var sealed = SAMPLE.customer().sealed();
    return new Address(Channel.WHATSAPP, text(16), text(sealed.length() * 3 / 4), "");
  }

  private String text(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static long used() {
    var memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }
}

package io.centralita.contracts.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashMap;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressSealerTest {
  private static final Identity MARIA = Identity.of("+51987654421");
  private static final Identity JOSE = Identity.of("+51912345873");

  private final AddressKeys keys = AddressKeys.generate();
  private final AddressSealer sealer = new AddressSealer(keys);

  @ParameterizedTest
  @ValueSource(strings = {"+51987654421", "+525512345678", "+12025550143", "US.1a2B3c4D5e6F8c"})
  void whatIsSealedOpens(String clear) {
    var address = sealer.seal(Channel.WHATSAPP, Identity.of(clear));

    assertThat(sealer.open(address).reveal()).isEqualTo(clear);
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void aPersonHasTheSameRefOnEveryChannel(Channel channel) {
    var elsewhere = sealer.seal(channel, MARIA);
    var there = sealer.seal(Channel.WHATSAPP, MARIA);

    assertThat(elsewhere.samePersonAs(there)).isTrue();
    assertThat(there.on(channel).ref()).isEqualTo(elsewhere.ref());
    assertThat(sealer.open(there.on(channel))).isEqualTo(MARIA);
    assertThat(elsewhere.samePersonAs(sealer.seal(channel, JOSE))).isFalse();
  }

  @Test
  void theSameAddressIsSealedDifferentlyEachTime() {
    assertThat(sealer.seal(Channel.SMS, MARIA).sealed())
        .isNotEqualTo(sealer.seal(Channel.SMS, MARIA).sealed());
  }

  @Test
  void whatSomebodySaidOpensForWhatItBelongsToAlone() {
    var sealed = sealer.sealText("¿A qué hora llegas? 🚿", "interaction 1");

    assertThat(sealer.openText(sealed, "interaction 1")).isEqualTo("¿A qué hora llegas? 🚿");
    assertThatThrownBy(() -> sealer.openText(sealed, "interaction 2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hora");
    assertThat(new AddressSealer(keys.rotated()).openText(sealed, "interaction 1"))
        .contains("hora");
  }

  @Test
  void afterARotationTheOldOpensTheNewSealsAndRefsStay() {
    var before = sealer.seal(Channel.SMS, MARIA);

    var rotated = new AddressSealer(keys.rotated());
    var after = rotated.seal(Channel.SMS, MARIA);

    assertThat(rotated.open(before)).isEqualTo(MARIA);
    assertThat(rotated.open(after)).isEqualTo(MARIA);
    assertThat(after.ref()).isEqualTo(before.ref());
    assertThatThrownBy(() -> sealer.open(after))
        .as("the old keys alone do not know the new one")
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void strangersKeysOpenNothingAndGiveOtherRefs() {
    var address = sealer.seal(Channel.SMS, MARIA);
    var stranger = new AddressSealer(AddressKeys.generate());

    assertThatThrownBy(() -> stranger.open(address)).isInstanceOf(IllegalArgumentException.class);
    assertThat(stranger.seal(Channel.SMS, MARIA).ref()).isNotEqualTo(address.ref());
  }

  @Test
  void aCiphertextThatWasChangedAnywhereDoesNotOpen() {
    var address = sealer.seal(Channel.SMS, MARIA);
    var bytes = Base64.getUrlDecoder().decode(address.sealed());

    for (int i = 0; i < bytes.length; i++) {
      var changed = bytes.clone();
      changed[i] ^= 1;
      var forged =
          withSeal(address, Base64.getUrlEncoder().withoutPadding().encodeToString(changed));

      assertThatThrownBy(() -> sealer.open(forged))
          .as("byte %d", i)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageNotContaining("987654421");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64!", "é"})
  void aSealThatIsNoneDoesNotOpen(String sealed) {
    var address = withSeal(sealer.seal(Channel.SMS, MARIA), sealed);

    assertThatThrownBy(() -> sealer.open(address)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void nobodysSealOpensUnderAnothersRef() {
    var maria = sealer.seal(Channel.SMS, MARIA);
    var jose = sealer.seal(Channel.SMS, JOSE);
    var swapped = new Address(Channel.SMS, jose.ref(), maria.sealed(), maria.hint());

    assertThatThrownBy(() -> sealer.open(swapped)).isInstanceOf(IllegalArgumentException.class);
  }

  /// For any number: it comes back, equal numbers and only those share a ref, and nothing that
  /// travels shows it.
  @Test
  void anyNumberComesBackAndIsNotSeenOnTheWay() {
    var random = new Random(20_261_120);
    var refs = new HashMap<String, Identity>();

    for (int i = 0; i < 2_000; i++) {
      var clear = "+51" + (900_000_000 + random.nextInt(100_000_000));
      var identity = Identity.of(clear);
      var address = sealer.seal(Channel.WHATSAPP, identity);

      assertThat(sealer.open(address)).isEqualTo(identity);
      assertThat(address + address.sealed() + address.ref() + address.hint())
          .doesNotContain(clear.substring(1))
          .doesNotContain(clear.substring(3));
      assertThat(refs.putIfAbsent(address.ref(), identity)).isIn(null, identity);
    }
  }

  private static Address withSeal(Address address, String sealed) {
    return new Address(address.channel(), address.ref(), sealed, address.hint());
  }
}

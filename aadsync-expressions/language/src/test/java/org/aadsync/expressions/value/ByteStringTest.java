package org.aadsync.expressions.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ByteStringTest {
  @Test
  void nobodyCanChangeIt() {
    byte[] bytes = {1, 2};
    ByteString value = ByteString.copyOf(bytes);
    bytes[0] = 9;
    value.toByteArray()[1] = 9;

    assertThat(value.toHex()).isEqualTo("0102");
  }

  @Test
  void hexIsReadInEitherCase() {
    assertThat(ByteString.fromHex("aBCd")).isEqualTo(ByteString.copyOf((byte) 0xAB, (byte) 0xCD));
    assertThatThrownBy(() -> ByteString.fromHex("abc"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ByteString.fromHex("zz")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void orderIsThatOfUnsignedBytes() {
    assertThat(ByteString.fromHex("7F")).isLessThan(ByteString.fromHex("80"));
    assertThat(ByteString.fromHex("01")).isLessThan(ByteString.fromHex("0100"));
  }

  @Test
  void longValuesAreShownCut() {
    assertThat(ByteString.copyOf(new byte[40])).hasToString("00".repeat(32) + "… (40 bytes)");
  }

  @Test
  void partsAndJoins() {
    ByteString value = ByteString.fromHex("010203");
    byte[] target = new byte[4];
    value.copyTo(target, 1);

    assertThat(value.slice(1, 2)).isEqualTo(ByteString.fromHex("02"));
    assertThat(value.concat(value)).isEqualTo(ByteString.fromHex("010203010203"));
    assertThat(value.toBase64()).isEqualTo("AQID");
    assertThat(target).containsExactly(0, 1, 2, 3);
  }
}

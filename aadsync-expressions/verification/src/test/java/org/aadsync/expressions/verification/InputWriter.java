package org.aadsync.expressions.verification;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.aadsync.expressions.AttributeBinding.BoundAttribute;
import org.aadsync.expressions.value.ByteString;
import org.aadsync.expressions.value.DistinguishedName;
import org.aadsync.expressions.value.ValueType;

/** Makes objects with values that the schema allows, borders more often than not. */
final class InputWriter {
  private static final ImmutableList<String> TEXTS =
      ImmutableList.of(
          "",
          "a",
          "SMTP:john.doe@contoso.com",
          " a b ",
          "aaaa",
          "12",
          "-9223372036854775808",
          "&HFF",
          "CN=Joe,OU=a\\,b,DC=contoso,DC=com",
          "2012-01-01 23:00:00",
          "{12345678-9abc-def0-1122-334455667788}",
          "SGVsbG8=",
          "48656C6C6F",
          "\uD83D\uDE00é",
          "\uD83D",
          "İıſßǅΣ",
          "a:b,c:d",
          "\r\n\t");

  private static final ImmutableList<Long> NUMBERS =
      ImmutableList.of(
          0L,
          1L,
          -1L,
          2L,
          3L,
          8L,
          16L,
          255L,
          2147483647L,
          -2147483648L,
          129699324000000000L,
          Long.MAX_VALUE,
          Long.MIN_VALUE);

  private static final ImmutableList<String> NAMES =
      ImmutableList.of(
          "CN=Joe,DC=contoso,DC=com", "cn=joe , dc=contoso,dc=com", "OU=x+CN=a\\2Cb,DC=b", "");

  private final Choices choices;

  InputWriter(Choices choices) {
    this.choices = choices;
  }

  /** Returns an object; about a third of the attributes are absent. */
  SourceObject object() {
    Map<String, Object> values = new HashMap<>();
    Map<String, Object> confirmed = new HashMap<>();
    for (BoundAttribute attribute : Schema.attributes()) {
      if (choices.below(3) > 0) {
        values.put(attribute.name(), value(attribute));
      }
      if (choices.once(4)) {
        confirmed.put(attribute.name(), value(attribute));
      }
    }
    return new SourceObject(values, confirmed, choices.number());
  }

  private Object value(BoundAttribute attribute) {
    ValueType known = attribute.type();
    ValueType type = known == null ? choices.of(Types.STORABLE) : known;
    boolean several = known == null ? choices.once(3) : attribute.multiValued();
    if (!several) {
      return single(type);
    }
    List<Object> values = new ArrayList<>();
    int size = 1 + choices.below(4);
    for (int i = 0; i < size; i++) {
      values.add(single(type));
    }
    return ImmutableList.copyOf(values);
  }

  private Object single(ValueType type) {
    return switch (type) {
      case STR -> choices.once(3) ? choices.text(12) : choices.of(TEXTS);
      case NUM -> choices.once(3) ? choices.number() : choices.of(NUMBERS);
      case BOOL -> choices.below(2) == 1;
      case BIN -> bytes();
      case REF -> DistinguishedName.parse(choices.of(NAMES));
      case DT -> throw new IllegalArgumentException("no attribute holds a date");
    };
  }

  private ByteString bytes() {
    byte[] bytes = new byte[choices.of(ImmutableList.of(0, 1, 2, 8, 16, 28))];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) choices.below(256);
    }
    return ByteString.copyOf(bytes);
  }
}

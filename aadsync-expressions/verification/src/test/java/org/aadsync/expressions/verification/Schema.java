package org.aadsync.expressions.verification;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.util.Locale;
import org.aadsync.expressions.AttributeBinding;
import org.aadsync.expressions.value.ValueType;
import org.jspecify.annotations.Nullable;

/** The attributes of an invented object: of every type, single and multi-valued, and untyped. */
final class Schema implements AttributeBinding {
  static final Schema INSTANCE = new Schema();

  private static final ImmutableList<BoundAttribute> ATTRIBUTES =
      ImmutableList.of(
          new BoundAttribute(0, "mail", ValueType.STR, false),
          new BoundAttribute(1, "sn", ValueType.STR, false),
          new BoundAttribute(2, "proxyAddresses", ValueType.STR, true),
          new BoundAttribute(3, "otherPhone", ValueType.STR, true),
          new BoundAttribute(4, "userAccountControl", ValueType.NUM, false),
          new BoundAttribute(5, "otherNumber", ValueType.NUM, true),
          new BoundAttribute(6, "objectGUID", ValueType.BIN, false),
          new BoundAttribute(7, "userCertificate", ValueType.BIN, true),
          new BoundAttribute(8, "enabled", ValueType.BOOL, false),
          new BoundAttribute(9, "manager", ValueType.REF, false),
          new BoundAttribute(10, "member", ValueType.REF, true),
          new BoundAttribute(11, "dn", ValueType.STR, false),
          new BoundAttribute(12, "anything", null, false),
          new BoundAttribute(13, "something", null, false));

  private static final ImmutableMap<String, BoundAttribute> BY_NAME =
      Maps.uniqueIndex(ATTRIBUTES, attribute -> lower(attribute.name()));

  private Schema() {}

  static ImmutableList<BoundAttribute> attributes() {
    return ATTRIBUTES;
  }

  @Override
  public @Nullable BoundAttribute resolve(String name) {
    return BY_NAME.get(lower(name));
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}

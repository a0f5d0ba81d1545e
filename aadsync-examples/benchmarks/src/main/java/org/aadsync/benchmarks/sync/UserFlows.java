package org.aadsync.benchmarks.sync;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.List;
import org.aadsync.benchmarks.engine.Flow;
import org.aadsync.benchmarks.engine.People;

/**
 * What flows of a user, about 150 flows: 25 trimmed, 12 copied and 7 computed inbound; 36 more
 * inbound by a rule of lower precedence; 44 outbound and 28 more by a rule of lower precedence.
 */
final class UserFlows {
  static final String SOURCE_ANCHOR = "sourceAnchor";

  /** The attributes of a user in the directory, in the order of their slots. */
  static final ImmutableList<String> SOURCE =
      ImmutableList.<String>builder()
          .addAll(People.ATTRIBUTES)
          .add(Organization.OBJECT_GUID, Organization.MANAGER)
          .build();

  /** The attributes that both rules of the directory trim or copy text of. */
  static final ImmutableList<String> TRIMMED = Flow.texts();

  static final ImmutableList<String> COPIED =
      ImmutableList.of(
          Organization.OBJECT_GUID,
          Organization.MANAGER,
          "countryCode",
          "pwdLastSet",
          "whenCreated",
          "whenChanged",
          "msExchRecipientTypeDetails",
          "homePhone",
          "pager",
          "division",
          "info",
          "wWWHomePage");

  /** In this order they are computed. */
  static final ImmutableList<String> COMPUTED =
      ImmutableList.of(
          "cloudFiltered",
          SOURCE_ANCHOR,
          "accountEnabled",
          "domain",
          "cloudName",
          "addresses",
          "nickname");

  /** What a second inbound rule, of lower precedence, copies too. */
  static final ImmutableList<String> FALLBACKS =
      ImmutableList.<String>builder().addAll(TRIMMED).addAll(COPIED.subList(1, 12)).build();

  /** What a second outbound rule, of lower precedence, copies too. */
  static final ImmutableList<String> OUTBOUND_FALLBACKS =
      ImmutableList.<String>builder().addAll(TRIMMED).addAll(COPIED.subList(9, 12)).build();

  /** The attributes of a metaverse object, in the order of their slots. */
  static final ImmutableList<String> METAVERSE =
      ImmutableList.<String>builder().addAll(SOURCE).addAll(COMPUTED).build();

  private static final ImmutableMap<String, Integer> SLOTS;

  static {
    ImmutableMap.Builder<String, Integer> slots = ImmutableMap.builder();
    for (int i = 0; i < METAVERSE.size(); i++) {
      slots.put(METAVERSE.get(i), i);
    }
    SLOTS = slots.buildOrThrow();
  }

  private UserFlows() {}

  static int slot(String attribute) {
    Integer slot = SLOTS.get(attribute);
    if (slot == null) {
      throw new IllegalArgumentException(attribute);
    }
    return slot;
  }

  static int[] slots(List<String> attributes) {
    return attributes.stream().mapToInt(UserFlows::slot).toArray();
  }
}

package org.aadsync.benchmarks.engine;

import com.google.common.collect.ImmutableList;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.Blackhole;

/** The limit: Java over arrays of slots, written for just these flows. */
final class HandWritten implements Engine {
  private static final int SAM = People.slot("sAMAccountName");
  private static final int NICKNAME = People.slot("mailNickname");
  private static final int TYPE = People.slot("msExchRecipientTypeDetails");
  private static final int DN = People.slot("dn");
  private static final int CRITICAL = People.slot(People.ABSENT);
  private static final int ADDRESSES = People.slot("proxyAddresses");

  @Override
  public Object input(Map<String, Object> person) {
    return People.slots(person);
  }

  @Override
  public Program compile(Flow flow) {
    int slot = People.slot(flow.attribute());
    int other = People.slot(flow.other());
    return switch (flow.shape()) {
      case TRIM -> input -> HostFunctions.trim(((Object[]) input)[slot]);
      case FIRST_PRESENT -> input -> firstPresent((Object[]) input, slot, other);
      case ACCOUNT -> input -> account(((Object[]) input)[slot]);
      case FILTERED -> input -> filtered((Object[]) input);
      case ADDRESSES -> input -> addresses(((Object[]) input)[slot]);
    };
  }

  /** The mix as loops over slots. */
  @Override
  public RecordProgram compileMix() {
    ImmutableList<String> texts = Flow.texts();
    int[] slots = texts.stream().mapToInt(People::slot).toArray();
    int[][] fallbacks = new int[2][slots.length];
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < slots.length; i++) {
        fallbacks[round][i] = People.slot(Flow.fallback(i, round));
      }
    }
    return (input, results) -> run((Object[]) input, slots, fallbacks, results);
  }

  private static void run(Object[] input, int[] slots, int[][] fallbacks, Blackhole results) {
    for (int[] others : fallbacks) {
      for (int i = 0; i < slots.length; i++) {
        results.consume(HostFunctions.trim(input[slots[i]]));
        results.consume(firstPresent(input, slots[i], others[i]));
        results.consume(account(input[slots[i]]));
      }
    }
    results.consume(filtered(input));
    results.consume(addresses(input[ADDRESSES]));
  }

  private static Object firstPresent(Object[] input, int slot, int other) {
    return HostFunctions.isPresent(input[slot]) ? input[slot] : input[other];
  }

  private static Object account(Object value) {
    return HostFunctions.join(
        HostFunctions.left(value, HostFunctions.inStr(value, "@") - 1), "@", HostFunctions.DOMAIN);
  }

  private static Object addresses(Object values) {
    return HostFunctions.removeDuplicates(HostFunctions.trimAll(values));
  }

  private static @Nullable Boolean filtered(Object[] input) {
    Object sam = input[SAM];
    Object nickname = input[NICKNAME];
    Object type = input[TYPE];
    boolean holds =
        HostFunctions.isPresent(input[CRITICAL])
            || !HostFunctions.isPresent(sam)
            || "SUPPORT_388945a0".equals(sam)
            || "SystemMailbox{".equals(HostFunctions.left(nickname, 14))
            || "AAD_".equals(HostFunctions.left(sam, 4))
            || ("CAS_".equals(HostFunctions.left(nickname, 4))
                && HostFunctions.inStr(nickname, "}") > 0)
            || ("CAS_".equals(HostFunctions.left(sam, 4)) && HostFunctions.inStr(sam, "}") > 0)
            || "MSOL_".equals(HostFunctions.left(sam, 5))
            || (HostFunctions.isPresent(type) && HostFunctions.bitAnd(type, 0x21C07000L) > 0)
            || HostFunctions.inStr(HostFunctions.dnComponent(input[DN], 1), "\\0ACNF:") > 0;
    return holds ? true : null;
  }
}

package org.aadsync.benchmarks.sync;

import com.google.common.io.BaseEncoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.aadsync.benchmarks.engine.Engine;
import org.aadsync.benchmarks.engine.EngineKind;
import org.aadsync.benchmarks.engine.Flow;
import org.aadsync.benchmarks.engine.HostFunctions;
import org.aadsync.expressions.value.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The limit: just this synchronization in plain Java. A record is an array by slot, a reference the
 * record itself, a target is found by its anchor in a hash table. It knows neither rules nor
 * lineage, pending changes or errors.
 */
final class HandWrittenSync implements Contestant {
  private static final int MANAGER = UserFlows.slot(Organization.MANAGER);
  private static final int TITLE = UserFlows.slot("title");
  private static final int[] TRIMMED = UserFlows.slots(UserFlows.TRIMMED);
  private static final int[] COPIED = UserFlows.slots(UserFlows.COPIED);
  private static final int[] FALLBACKS = UserFlows.slots(UserFlows.FALLBACKS);
  private static final int[] OUTBOUND_FALLBACKS = UserFlows.slots(UserFlows.OUTBOUND_FALLBACKS);
  private static final int WIDTH = UserFlows.METAVERSE.size();
  private static final int[] COMPUTED = UserFlows.slots(UserFlows.COMPUTED);
  private static final int ANCHOR = UserFlows.slot(UserFlows.SOURCE_ANCHOR);
  private static final int FILTERED = UserFlows.slot("cloudFiltered");

  private final Organization organization;
  private final int threads;
  private final ExecutorService workers;
  private final Engine.Program filter;
  private final Engine.Program addresses;
  private final Engine.Program account;
  private final Object[][] source;
  private final Object[][] metaverse;
  private final Group[] groups;
  private final Map<String, Object[]> target = new HashMap<>();
  private final List<Runnable> pending = new ArrayList<>();
  private long differences;

  /** A group: its members in the directory, in the metaverse and in the cloud. */
  private static final class Group {
    private final Set<Object[]> source = new LinkedHashSet<>();
    private Set<Object[]> metaverse = Set.of();
    private Set<Object[]> target = Set.of();
  }

  HandWrittenSync(Organization organization, int threads) throws Exception {
    this.organization = organization;
    this.threads = threads;
    this.workers = Executors.newFixedThreadPool(threads);
    Engine java = EngineKind.HAND_WRITTEN.create();
    this.filter = java.compile(Flow.of(Flow.Shape.FILTERED));
    this.addresses = java.compile(Flow.of(Flow.Shape.ADDRESSES));
    this.account = java.compile(Flow.of(Flow.Shape.ACCOUNT));
    this.source = new Object[organization.users()][];
    this.metaverse = new Object[organization.users()][];
    this.groups = new Group[organization.groups()];
  }

  @Override
  public void load() throws Exception {
    for (int i = 0; i < source.length; i++) {
      Object[] record = new Object[UserFlows.SOURCE.size()];
      organization.user(i).forEach((name, value) -> record[UserFlows.slot(name)] = value);
      source[i] = record;
    }
    for (int i = 0; i < source.length; i++) {
      source[i][MANAGER] = source[organization.manager(i)];
    }
    for (int i = 0; i < groups.length; i++) {
      groups[i] = new Group();
      for (int member : organization.members(i)) {
        groups[i].source.add(source[member]);
      }
    }
    for (int i = 0; i < source.length; i++) {
      metaverse[i] = inbound(source[i]);
      Object[] wanted = outbound(metaverse[i]);
      if (wanted != null) {
        target.put((String) metaverse[i][ANCHOR], wanted);
      }
    }
    for (Group group : groups) {
      group.metaverse = new LinkedHashSet<>(group.source);
      group.target = new LinkedHashSet<>(group.source);
    }
  }

  @Override
  public void fullSync() throws Exception {
    List<Future<Long>> parts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int part = i;
      parts.add(workers.submit(() -> part(part)));
    }
    long found = 0;
    for (Future<Long> part : parts) {
      found += part.get();
    }
    if (found > 0) {
      throw new IllegalStateException("nothing had changed");
    }
  }

  private long part(int part) throws Exception {
    long found = 0;
    for (int i = start(source, part); i < start(source, part + 1); i++) {
      found += synchronize(i, false);
    }
    for (int i = start(groups, part); i < start(groups, part + 1); i++) {
      Group group = groups[i];
      group.metaverse = new LinkedHashSet<>(group.source);
      if (!new LinkedHashSet<>(group.metaverse).equals(group.target)) {
        found++;
      }
    }
    return found;
  }

  private int start(Object[] all, int part) {
    return (int) ((long) all.length * part / threads);
  }

  private int synchronize(int number, boolean replace) throws Exception {
    Object[] record = inbound(source[number]);
    metaverse[number] = record;
    Object[] wanted = outbound(record);
    Object[] there = target.get((String) record[ANCHOR]);
    if (replace && wanted != null) {
      target.put((String) record[ANCHOR], wanted);
    }
    return differences(wanted, there);
  }

  @Override
  public void changeTitles(int round) {
    for (int number : organization.changing(round)) {
      source[number][TITLE] = "Master brewer " + round;
      pending.add(() -> apply(number));
    }
  }

  private void apply(int number) {
    try {
      differences += synchronize(number, true);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void addMember(int round) {
    Object[] user = source[organization.outsider(round)];
    pending.add(
        () -> {
          Group large = groups[0];
          large.source.add(user);
          large.metaverse.add(user);
          large.target.add(user);
        });
  }

  @Override
  public void deltaSync() {
    pending.forEach(Runnable::run);
    pending.clear();
  }

  @Override
  public void settle() {}

  @Override
  public void close() {
    workers.shutdown();
  }

  private Object[] inbound(Object[] user) throws Exception {
    Object[] record = new Object[WIDTH];
    for (int slot : TRIMMED) {
      record[slot] = HostFunctions.trim(user[slot]);
    }
    for (int slot : COPIED) {
      record[slot] = user[slot];
    }
    for (int slot : FALLBACKS) {
      if (record[slot] == null) {
        record[slot] = user[slot];
      }
    }
    int next = 0;
    record[COMPUTED[next++]] = filter.run(user);
    record[COMPUTED[next++]] =
        BaseEncoding.base64()
            .encode(((ByteString) user[UserFlows.slot(Organization.OBJECT_GUID)]).toByteArray());
    record[COMPUTED[next++]] =
        HostFunctions.bitAnd(user[UserFlows.slot("userAccountControl")], 2) == 0;
    record[COMPUTED[next++]] = HostFunctions.DOMAIN;
    record[COMPUTED[next++]] = account.run(user);
    record[COMPUTED[next++]] = addresses.run(user);
    Object nickname = user[UserFlows.slot("mailNickname")];
    record[COMPUTED[next]] =
        HostFunctions.isPresent(nickname) ? nickname : user[UserFlows.slot("sAMAccountName")];
    return record;
  }

  private static Object @Nullable [] outbound(Object[] record) {
    if (Boolean.TRUE.equals(record[FILTERED])) {
      return null;
    }
    Object[] wanted = new Object[WIDTH];
    for (int slot : TRIMMED) {
      if (HostFunctions.isPresent(record[slot])) {
        wanted[slot] = HostFunctions.left(record[slot], 448);
      }
    }
    for (int slot : COPIED) {
      wanted[slot] = record[slot];
    }
    for (int slot : COMPUTED) {
      wanted[slot] = record[slot];
    }
    for (int slot : OUTBOUND_FALLBACKS) {
      if (wanted[slot] == null) {
        wanted[slot] = record[slot];
      }
    }
    return wanted;
  }

  private static int differences(Object @Nullable [] wanted, Object @Nullable [] there) {
    if (wanted == null || there == null) {
      return wanted == there ? 0 : 1;
    }
    int found = 0;
    for (int slot = 0; slot < wanted.length; slot++) {
      Object a = wanted[slot];
      Object b = there[slot];
      boolean reference = a instanceof Object[];
      if (a != b && (reference || !Objects.equals(a, b))) {
        found++;
      }
    }
    return found;
  }

  @Override
  public String toString() {
    return Arrays.asList("hand-written", differences).toString();
  }
}
